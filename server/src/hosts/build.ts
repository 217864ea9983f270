import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { digest } from "../cli/key.ts";

/**
 * Names the build that begins with these bundles: a digest of them and of all bundles beside them that they load. The
 * version alone would be the same for every build of a working copy. Throws where a bundle cannot be read.
 */
export function nameOfBuild(...bundles: readonly string[]): string {
  const contents = new Map<string, string>();
  const add = (path: string) => {
    if (contents.has(path)) return;
    const code = readFileSync(path, "latin1");
    contents.set(path, code);
    for (const [, name = ""] of code.matchAll(/\brequire\("\.\/([\w-]+\.js)"\)/g))
      add(join(dirname(path), name));
  };
  for (const bundle of bundles) add(bundle);
  return digest(...contents.values());
}
