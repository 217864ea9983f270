import type { Section } from "../document/document.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import { stems, tellingWords } from "../text/words.ts";
import type { Bond } from "./binding.ts";

/** Words of a heading that only join others. */
const joining = new Set(["a", "an", "and", "for", "in", "of", "or", "the", "to"]);
/** What is said of the tests needs no such word under `## Testing`. */
const understood = new Set(["requirement"]);

/** Where there are more headings than that to be compared, their parent does not tell them apart. */
const mostCompared = 100_000;

/**
 * The headings below `parent` that leave to their parent what the template's sections say once more:
 * `### External` below `## Dependencies` is `### External Dependencies`, `### Metrics` below `## Goals` is `### Success Metrics`
 * where no other subsection is about metrics. Nothing is bound to either, and the heading could be no other section.
 */
export function namedByParent(
  children: readonly TemplateSection[],
  parent: Section | null,
  bondOf: (section: Section) => Bond | null,
  isBound: (wanted: TemplateSection) => boolean,
): readonly (readonly [Section, TemplateSection])[] {
  const [first] = children;
  if (!parent || !first?.parent) return [];
  const missing = children.filter((child) => !child.shape && child.key !== "" && !isBound(child));
  if (missing.length === 0) return [];
  const free = parent.children.filter((section) => section.content.key !== "" && bondOf(section) === null);
  if (free.length === 0 || free.length * missing.length > mostCompared) return [];
  const above = new Set([...wordsOf(first.parent.key), ...wordsOf(parent.content.key)]);
  const isOnly = onlyLastWords(children);
  const wanted = missing.map((child) => readName(child, above, isOnly));
  const taken = new Set<TemplateSection>();
  return free.flatMap((section) => {
    const said = wordsOf(section.content.key);
    const [name, another] = wanted.filter((one) => names(said, one, above));
    if (!name || another || taken.has(name.of)) return [];
    taken.add(name.of);
    return [[section, name.of] as const];
  });
}

/** What a template's section is called below its parent. */
interface Name {
  readonly of: TemplateSection;
  readonly words: ReadonlySet<string>;
  /** The words that must be said. None where the parent says them all. */
  readonly needed: readonly string[];
  /** The word that alone is enough; '' where another subsection ends with it. */
  readonly last: string;
}

function readName(of: TemplateSection, above: ReadonlySet<string>, isOnly: (word: string) => boolean): Name {
  const words = wordsOf(of.key);
  const telling = stems(tellingWords(of.key).join(" "));
  const last = telling.at(-1) ?? "";
  const own = words.filter((word) => !above.has(word));
  // `### Deployment Strategy` below `## Deployment` is told by a word that says little elsewhere.
  const [needed = []] = [
    own.filter((word) => telling.includes(word) && !understood.has(word)),
    own.filter((word) => telling.includes(word)),
    own,
  ].filter((some) => some.length > 0);
  return {
    of,
    words: new Set(words),
    needed,
    last: !above.has(last) && !understood.has(last) && isOnly(last) ? last : "",
  };
}

function names(said: readonly string[], name: Name, above: ReadonlySet<string>): boolean {
  if (name.needed.length === 0) return false;
  const [only, ...others] = said.filter((word) => !above.has(word));
  if (only === name.last && others.length === 0) return true;
  return (
    name.needed.every((word) => said.includes(word)) &&
    said.every((word) => name.words.has(word) || above.has(word))
  );
}

/** Tells which words end the name of one subsection only. */
function onlyLastWords(children: readonly TemplateSection[]): (word: string) => boolean {
  const counts = new Map<string, number>();
  for (const { key } of children) {
    const last = stems(tellingWords(key).join(" ")).at(-1) ?? "";
    counts.set(last, (counts.get(last) ?? 0) + 1);
  }
  return (word) => counts.get(word) === 1;
}

function wordsOf(key: string): readonly string[] {
  return stems(key).filter((word) => !joining.has(word));
}
