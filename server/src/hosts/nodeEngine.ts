/** What the server loads when it has answered `initialize`: the engine, and what it needs of Node. */
export * from "../engine.ts";
export { nodeFiles as files } from "./nodeFiles.ts";
