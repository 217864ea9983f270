// The file of `specwright check --cache`: where it is, what it may do to others, and what may happen to it.
import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { readAnswers, writeAnswers } from "../../server/src/cli/cacheFile.ts";
import { complete, template, templatePath, withPlaceholder, withWrongValue } from "./card.ts";
import { type Files, folderWith, type Outcome, specwright } from "./command.ts";

const files: Files = {
  [templatePath]: template,
  "docs/a.md": complete,
  "docs/b.md": withPlaceholder("In Review"),
  "docs/c.md": withWrongValue,
};

const printed = [
  "docs/b.md (card, In Review)",
  "  11:1     warning     Placeholder '[Who is called]' is not filled  placeholder",
  "",
  "docs/c.md (card, Aproved)",
  "  3:13     error       Status must be one of: Draft, In Review, Approved, Retired (did you mean 'Approved'?)  invalid-value",
  "",
  "3 specs in 3 files: 1 error, 1 warning",
  "",
].join("\n");

/** Runs with `--cache`. What is printed is the same, whatever state the cache is in. */
async function cached(folder: string, ...args: readonly string[]): Promise<Outcome> {
  const outcome = await specwright(folder, "check", "docs", "--cache", "--stats", ...args);
  assert.equal(outcome.stdout, printed);
  assert.equal(outcome.code, 1);
  return outcome;
}

const said = (checked: number) =>
  `specwright: ${checked} of 3 files checked, ${3 - checked} known; 0 worker threads\n`;

/** Everything in a folder but what was there before. */
function newIn(folder: string, before: readonly string[] = Object.keys(files)): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true, encoding: "utf8" })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !before.includes(path))
    .sort();
}

describe("Answers are kept in", () => {
  const usual = ".specwright-cache";

  it("the current folder", async (test) => {
    const folder = folderWith(test, files);
    await cached(folder);
    assert.deepEqual(newIn(folder), [usual]);
    assert.equal((await cached(folder)).stderr, said(0));
  });

  it("node_modules/.cache/specwright where there is a folder node_modules", async (test) => {
    const folder = folderWith(test, files);
    mkdirSync(join(folder, "node_modules"));
    await cached(folder);
    assert.deepEqual(newIn(folder), [`node_modules/.cache/specwright/${usual}`]);
    assert.equal((await cached(folder)).stderr, said(0));
  });

  it("the current folder where node_modules is a link to another", async (test) => {
    const folder = folderWith(test, files);
    const other = folderWith(test, {});
    symlinkSync(other, join(folder, "node_modules"));
    await cached(folder);
    assert.deepEqual(newIn(other, []), []);
    assert.ok(existsSync(join(folder, usual)));
  });

  const named: Readonly<Record<string, readonly [location: string, file: string]>> = {
    "the file that --cache-location names": ["specs.cache", "specs.cache"],
    "a file in folders that do not exist yet": ["tmp/of/specs", "tmp/of/specs"],
    "the folder that it names by a slash at the end": ["tmp/of/", `tmp/of/${usual}`],
    "the folder that it names": ["docs", `docs/${usual}`],
  };
  for (const [what, [location, file]] of Object.entries(named)) {
    it(what, async (test) => {
      const folder = folderWith(test, files);
      await cached(folder, "--cache-location", location);
      assert.deepEqual(newIn(folder), [file]);
      assert.equal((await cached(folder, "--cache-location", location)).stderr, said(0));
      assert.deepEqual(newIn(folder), [file]);
    });
  }
});

describe("It is said once on stderr, the findings and the exit code are the same, and nothing is written where", () => {
  const notKept = (reason: RegExp, outcome: Outcome) => {
    assert.match(outcome.stderr, reason);
    assert.equal(outcome.stderr.split("\n").length, 3, "one line, besides that of --stats");
    assert.ok(outcome.stderr.endsWith(said(3)));
  };

  it("the place cannot be written to", async (test) => {
    const folder = folderWith(test, files);
    notKept(
      /^specwright: answers are not kept: E(?:NOTDIR|EXIST): .*a\.md/,
      await cached(folder, "--cache-location", "docs/a.md/cache"),
    );
    assert.deepEqual(newIn(folder), []);
  });

  it("the folder is read-only", { skip: process.getuid?.() === 0 && "root may write all" }, async (test) => {
    const folder = folderWith(test, files);
    mkdirSync(join(folder, "kept"), { mode: 0o555 });
    const outcome = await cached(folder, "--cache-location", "kept/");
    notKept(/^specwright: answers are not kept: EACCES: permission denied/, outcome);
    assert.deepEqual(newIn(folder), []);
  });

  it("the file that is named is something else", async (test) => {
    const folder = folderWith(test, files);
    const outcome = await cached(folder, "--cache-location", "docs/a.md");
    notKept(
      /^specwright: answers are not kept: .*a\.md is no cache of Specwright and is left alone/,
      outcome,
    );
    assert.equal(readFileSync(join(folder, "docs/a.md"), "utf8"), complete);
    assert.deepEqual(newIn(folder), []);
  });

  it("the usual place is a link to another folder", async (test) => {
    const folder = folderWith(test, files);
    const other = folderWith(test, {});
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(other, join(folder, "node_modules/.cache"));
    notKept(/^specwright: answers are not kept: .*\.cache is a link/, await cached(folder));
    assert.deepEqual(newIn(other, []), []);
  });

  it("a folder is in its place", async (test) => {
    const folder = folderWith(test, files);
    mkdirSync(join(folder, ".specwright-cache"));
    notKept(/^specwright: answers are not kept: /, await cached(folder));
    assert.deepEqual(newIn(folder), []);
  });
});

describe("A file is no reason to fail, everything is checked, and a whole one is written where it", () => {
  const damages: Readonly<Record<string, (content: Buffer) => Uint8Array>> = {
    "is empty": () => Buffer.alloc(0),
    "has no end": (content) => content.subarray(0, content.length - 1),
    "has only its first line": (content) => content.subarray(0, content.indexOf("\n") + 1),
    "has half of its first line": (content) => content.subarray(0, 20),
    "has another byte in an answer": (content) => {
      const other = Buffer.from(content);
      other.write("E", content.indexOf("error"));
      return other;
    },
    "has a line too many": (content) => Buffer.concat([content, Buffer.from("{}\n")]),
    "is of another format": (content) => Buffer.from(content.toString().replace("-cache 1 ", "-cache 2 ")),
    "is something else": () => Buffer.from("[]\n"),
    "is no text": () => Buffer.alloc(5000, 0xff),
  };
  for (const [what, damage] of Object.entries(damages)) {
    it(what, async (test) => {
      const folder = folderWith(test, files);
      const file = join(folder, ".specwright-cache");
      await cached(folder);
      const whole = readFileSync(file);
      writeFileSync(file, damage(whole));
      assert.equal((await cached(folder)).stderr, said(3));
      assert.deepEqual(readFileSync(file), whole);
      assert.equal((await cached(folder)).stderr, said(0));
    });
  }
});

describe("A cache", () => {
  const size = (folder: string) => statSync(join(folder, ".specwright-cache")).size;

  it("holds all answers of the last run, and of earlier ones not more than four mebibytes, the latest first", (test) => {
    const place = { file: join(folderWith(test, {}), "cache"), within: null };
    const mebibyte = "x".repeat(1024 * 1024);
    const run = (keys: string) => writeAnswers(place, new Map(Array.from(keys, (key) => [key, mebibyte])));
    const kept = () => [...readAnswers(place.file).keys()].join("");
    run("abcdef");
    assert.equal(kept(), "abcdef");
    run("gh");
    assert.equal(kept(), "ghabc", "with its key, an answer is a little more than a mebibyte");
    run("b");
    assert.equal(kept(), "bgha");
    run("");
    assert.equal(kept(), "bgh");
  });

  it("does not grow from run to run", async (test) => {
    const folder = folderWith(test, files);
    await cached(folder);
    const before = size(folder);
    for (let run = 0; run < 3; run++) await cached(folder);
    assert.equal(size(folder), before);
  });

  it("has nothing left beside it by runs that were killed, and leaves those alone that are under way", async (test) => {
    const folder = folderWith(test, files);
    const dead = ".specwright-cache.0123456789ab.tmp";
    const alive = ".specwright-cache.ba9876543210.tmp";
    const foreign = ".specwright-cache.mine.tmp";
    for (const name of [dead, alive, foreign]) writeFileSync(join(folder, name), "half");
    const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000);
    for (const name of [dead, foreign]) utimesSync(join(folder, name), yesterday, yesterday);
    await cached(folder);
    assert.deepEqual(newIn(folder), [".specwright-cache", alive, foreign]);
  });

  it("may be deleted at any time", async (test) => {
    const folder = folderWith(test, files);
    await cached(folder);
    rmSync(join(folder, ".specwright-cache"));
    assert.equal((await cached(folder)).stderr, said(3));
  });

  it("serves several runs at the same time", async (test) => {
    const folder = folderWith(test, files);
    await Promise.all(Array.from({ length: 6 }, () => cached(folder)));
    assert.deepEqual(newIn(folder), [".specwright-cache"]);
    assert.equal((await cached(folder)).stderr, said(0));
  });

  it("keeps what a run over other files has found", async (test) => {
    const folder = folderWith(test, files);
    for (const file of ["docs/a.md", "docs/b.md", "docs/c.md"])
      await specwright(folder, "check", file, "--cache");
    assert.equal((await cached(folder)).stderr, said(0));
  });
});
