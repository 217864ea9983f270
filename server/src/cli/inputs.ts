import { readFile, stat } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";

/** Never looked into: nobody keeps specs there. */
const ignored = ["**/node_modules/**", "**/.git/**"];

/** A file to check, or a reason why an input cannot be. */
export type Input = { readonly path: string; readonly absolute: string } | { readonly problem: string };

/** The Markdown files that the inputs name, each once, sorted; folders are searched. Paths are relative to `cwd`, with `/`. */
export async function findInputs(inputs: readonly string[], cwd: string): Promise<readonly Input[]> {
  const found = new Map<string, Input>();
  const problems: Input[] = [];
  for (const input of inputs.length === 0 ? ["."] : inputs) {
    const matches = await filesOf(input, cwd);
    if (matches.length === 0) problems.push({ problem: `No Markdown file found for '${input}'` });
    for (const absolute of matches)
      found.set(absolute, { path: relative(cwd, absolute).split(sep).join("/"), absolute });
  }
  const files = [...found.values()].sort((a, b) =>
    "path" in a && "path" in b ? (a.path < b.path ? -1 : 1) : 0,
  );
  return [...files, ...problems];
}

async function filesOf(input: string, cwd: string): Promise<readonly string[]> {
  const absolute = resolve(cwd, input);
  const known = await stat(absolute).catch(() => null);
  if (known?.isDirectory()) {
    return (
      await glob(["**/*.md", "**/*.markdown"], {
        cwd: absolute,
        absolute: true,
        dot: false,
        onlyFiles: true,
        ignore: ignored,
      })
    ).map((path) => resolve(path));
  }
  // A file that is named is read, whatever it is called; that it does not exist is said when it is read.
  if (known || !isDynamicPattern(input)) return [absolute];
  return (
    await glob([input.replaceAll("\\", "/")], { cwd, absolute: true, onlyFiles: true, ignore: ignored })
  ).map((path) => resolve(path));
}

/** The file's text without a byte order mark. Throws an `Error` for people where it cannot be read as UTF-8. */
export async function readText(absolute: string): Promise<string> {
  const bytes = await readFile(absolute).catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      error.code === "ENOENT"
        ? "no such file"
        : error.code === "EACCES"
          ? "permission denied"
          : error.message,
    );
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error("not UTF-8 text");
  }
}
