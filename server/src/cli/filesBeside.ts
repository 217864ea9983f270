import { existsSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { AskedFiles } from "./answer.ts";

/** Looks for the files that a document links to. */
export interface FilesBeside {
  /** `destination`: a path as in a URI, relative to the document. null: it lies outside of the folder. */
  readonly exists: (destination: string) => boolean | null;
  /** All that was asked for, and found or not. */
  readonly asked: () => AskedFiles;
}

/** `absolute`: the document; `folder`: what lies outside of it is not looked for. */
export function filesBeside(absolute: string, folder: string): FilesBeside {
  const asked = new Map<string, boolean>();
  return {
    exists: (destination) => {
      const path = pathOf(absolute, destination);
      const inside = relative(folder, path);
      if (inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return null;
      const known = asked.get(destination) ?? existsSync(path);
      asked.set(destination, known);
      return known;
    },
    asked: () => [...asked],
  };
}

/** True where all of these files are there or not as they were. `absolute`: the document. */
export function areAsAsked(absolute: string, asked: AskedFiles): boolean {
  return asked.every(([destination, isThere]) => existsSync(pathOf(absolute, destination)) === isThere);
}

function pathOf(absolute: string, destination: string): string {
  return resolve(dirname(absolute), decoded(destination));
}

function decoded(destination: string): string {
  try {
    return decodeURIComponent(destination);
  } catch {
    return destination;
  }
}
