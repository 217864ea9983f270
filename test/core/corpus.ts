/** The real documents beside the checkout (../shared). They are no part of the project: without them, tests are skipped, visibly. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const shared = join(__dirname, "../../../shared");
const corpus = join(shared, "corpus");

/** For node:test: false, or why the tests are skipped. */
export const withoutCorpus: string | false = existsSync(corpus)
  ? false
  : `no real documents: ${corpus} is not there`;

if (withoutCorpus !== false) console.log(`SKIPPED: ${withoutCorpus}`);

export interface RealDocument {
  readonly name: string;
  readonly text: string;
}

function read(folder: string): readonly RealDocument[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.(?:md|txt)$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
}

export function corpusDocuments(
  kind: "templates" | "filled" | "partly" | "notspecs",
): readonly RealDocument[] {
  return read(join(corpus, kind));
}

/** The five templates the built-in kinds answer to. */
export function seeds(): readonly RealDocument[] {
  return read(join(shared, "seeds"));
}

/** The one document whose name contains `part`. */
export function documentNamed(documents: readonly RealDocument[], part: string): RealDocument {
  const found = documents.filter(({ name }) => name.includes(part));
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${found.length} documents are called ${part}`);
  return only;
}
