import module from "node:module";

/** Not in Node 20: what was compiled is kept in the system's folder for temporary files, and the next start is shorter. */
const { enableCompileCache } = module as { readonly enableCompileCache?: () => unknown };

enableCompileCache?.();
void import("./nodeServer.ts");
