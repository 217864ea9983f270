import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { startServer } from "../server.ts";
import { today } from "./today.ts";

// Node IPC when the editor forks us, `--stdio` for any other client: createConnection reads it from the arguments.
startServer(createConnection(ProposedFeatures.all), {
  loadEngine: () => import("./nodeEngine.ts"),
  today: () => today(),
  rest: () => new Promise((resolve) => setImmediate(resolve)),
  session: Date.now().toString(36),
  version: SPECWRIGHT_VERSION,
});
