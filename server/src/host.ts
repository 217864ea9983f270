import type { Rest } from "./service/slices.ts";
import type { WorkspaceFiles } from "./service/templateFiles.ts";

/** What the server loads when it is needed, with what reads `file:` URIs for clients that do not read the workspace. */
export type Engine = typeof import("./engine.ts") & { readonly files: WorkspaceFiles };

/** What the host gives the server besides a connection. */
export interface Host {
  /** Called once, behind the answer to `initialize`. */
  readonly loadEngine: () => Promise<Engine>;
  /** The local date, YYYY-MM-DD. */
  readonly today: () => string;
  readonly rest: Rest;
  readonly version: string;
  /** Tells this run of the server from any other. */
  readonly session: string;
}

/** What the host may know of a server that it has started. */
export interface RunningServer {
  /** True where the client has said that it is about to end the server. */
  readonly wasShutDown: () => boolean;
  readonly logError: (error: unknown) => void;
}
