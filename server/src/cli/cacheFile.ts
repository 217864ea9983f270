import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Answer } from "./answer.ts";
import { assertWritable, type CachePlace } from "./cachePlace.ts";
import { digest } from "./key.ts";

/** Answers by key. */
export type Answers = ReadonlyMap<string, Answer>;

/** What a file of ours begins with. */
const mark = "specwright-cache 1 ";

/** Answers that a run did not ask for are kept up to this size, in characters: other folders, branches and options. */
const unusedLimit = 4 * 1024 * 1024;

/** A temporary file that is older than this, in milliseconds, was left by a run that was killed. */
const abandonedAfter = 60 * 60 * 1000;

/**
 * The answers in a file; none where it is missing, damaged or another program's. One file, because opening five hundred
 * costs more than reading one. The digest of the rest in its first line tells half a file from a whole one.
 */
export function readAnswers(file: string): Answers {
  const answers = new Map<string, Answer>();
  try {
    const bytes = readFileSync(file);
    const bodyStart = bytes.indexOf("\n") + 1;
    const body = bytes.subarray(bodyStart);
    if (bytes.toString("latin1", 0, bodyStart) !== headOf(body)) return answers;
    for (const row of body.toString("latin1").split("\n")) {
      const space = row.indexOf(" ");
      if (space > 0) answers.set(row.slice(0, space), row.slice(space + 1));
    }
  } catch {
    // Nothing is known, so every file is checked.
  }
  return answers;
}

/**
 * Writes the answers that a run used, and of the others in the file as many as there is room for. In one step: who reads
 * the file meanwhile finds the old one or the new one. Throws an `Error` for people where it cannot be written.
 */
export function writeAnswers(place: CachePlace, used: Answers): void {
  const { file } = place;
  assertWritable(place, mark);
  const rows = Array.from(used, rowOf);
  // Those used last come first, so what falls out is what nobody has asked for in the longest time. The file is read
  // again: another run may have written since, and its answers are as good.
  let room = unusedLimit;
  for (const [key, answer] of readAnswers(file)) {
    if (used.has(key)) continue;
    const row = rowOf([key, answer]);
    room -= row.length;
    if (room < 0) break;
    rows.push(row);
  }
  const body = Buffer.from(rows.join(""), "latin1");
  mkdirSync(dirname(file), { recursive: true });
  removeAbandoned(file);
  const temporary = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    writeFileSync(temporary, Buffer.concat([Buffer.from(headOf(body), "latin1"), body]), { flag: "wx" });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function headOf(body: Uint8Array): string {
  return `${mark}${digest(body)}\n`;
}

/** In ASCII, which is read ten times as fast as UTF-8: to JSON an escaped letter is the same letter. */
function rowOf([key, answer]: readonly [string, Answer]): string {
  const ascii = answer.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `${key} ${ascii}\n`;
}

function removeAbandoned(file: string): void {
  const folder = dirname(file);
  const start = `${basename(file)}.`;
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(start) || !/^[0-9a-f]{12}\.tmp$/.test(name.slice(start.length))) continue;
    const path = join(folder, name);
    const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - written > abandonedAfter) rmSync(path, { force: true });
  }
}
