import { type FileSystemWatcher, WatchKind } from "vscode-languageserver";
import { templateGlob } from "./service/templateFiles.ts";

const globs = [`**/${templateGlob}`, "**/.specwright/templates", "**/.specwright", "**/*.{md,markdown,mdx}"];

/** What a client is asked to watch: templates with the folders that hold them, and all that a document may name. */
export const watchedFiles: FileSystemWatcher[] = [
  ...globs.map((globPattern) => ({ globPattern })),
  { globPattern: "**/*", kind: WatchKind.Create | WatchKind.Delete },
];
