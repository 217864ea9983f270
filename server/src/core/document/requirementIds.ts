import type { SectionContent } from "../markdown/sectionContent.ts";
import type { Span } from "../text/span.ts";
import { labelKey, plainTitle } from "../text/words.ts";

/** `FR-001`: where it stands, relative to the section's text. */
export interface RequirementId {
  readonly id: string;
  /** What stands before the number: `FR-`. */
  readonly prefix: string;
  readonly number: number;
  readonly span: Span;
}

/** IDs that stand where an ID is given: as first cells of a table, before list items of one section, in a heading. */
export interface RequirementGroup {
  /** Groups of different forms list the same requirements: `list`, `heading`, or a table's header. */
  readonly form: string;
  readonly ids: readonly RequirementId[];
}

export interface RequirementIds {
  readonly groups: readonly RequirementGroup[];
  /** Those with which a cell, an item or a paragraph begins, or that a heading names: perhaps they are given there. */
  readonly perhapsGiven: readonly RequirementId[];
  /** All but those of the groups, in order, outside of code, links and comments. */
  readonly mentions: readonly RequirementId[];
}

/** Letters beyond ASCII by their range: Unicode's tables take long to be made ready. */
const anywhere =
  /(?<![A-Za-z0-9_./#\u00c0-\uffff-])([A-Z][A-Z0-9]*(?:-[A-Z][A-Z0-9]*)*-)(\d{1,5})(?![A-Za-z0-9_\u00c0-\u1fff]|-[A-Za-z0-9]|\.\d)/g;
const whole = /^(?:\*\*|__|`)?([A-Z][A-Z0-9]*(?:-[A-Z][A-Z0-9]*)*-)(\d{1,5})(?:\*\*|__|`)?$/;
const beforeItem = /^\s*(?:>\s*)?(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:\[[ xX]\]\s+)?(?:\*\*|__)$/;
/** Names of standards and the like, which are numbered too. */
const names =
  /^(?:UTF|SHA|AES|ISO|IEC|IEEE|RFC|RSA|MD|TLS|SSL|HTTP|CVE|CWE|PEP|KEP|ADR|ES|EC|ECMA|PKCS|GPT|COVID|IPV|PCI|SOC|NIST|FIPS|BCP|WCAG|USB|EN|DIN|BASE|ASCII|LATIN|H|V|P|S|M|Q)-$/;

const nothing: RequirementIds = { groups: [], perhapsGiven: [], mentions: [] };

/** The requirement IDs in a section. Kept as long as its text stays. */
export function requirementIdsIn(content: SectionContent): RequirementIds {
  const known = (content.kept.ids as RequirementIds | undefined) ?? readIds(content);
  content.kept.ids = known;
  return known;
}

/** True for a section that gives or mentions requirement IDs. */
export function holdsIds(content: SectionContent): boolean {
  return requirementIdsIn(content) !== nothing;
}

function readIds(content: SectionContent): RequirementIds {
  const { text, headingSpan } = content;
  const all = [...text.matchAll(anywhere)].flatMap((match) => {
    const [id, prefix = "", digits = ""] = match;
    const span = { start: match.index, end: match.index + id.length };
    return names.test(prefix) || content.isHidden(span) ? [] : [{ id, prefix, number: Number(digits), span }];
  });
  if (all.length === 0) return nothing;
  const at = new Map(all.map((one) => [one.span.start, one]));
  const groups: RequirementGroup[] = [];
  const heading = all.find(({ span }) => span.start >= headingSpan.start && span.end <= headingSpan.end);
  if (heading && plainTitle(content.heading).startsWith(heading.id))
    groups.push({ form: "heading", ids: [heading] });
  for (const table of content.tables()) {
    const ids = table.rows.flatMap(({ cells: [first] }) => {
      if (!first || !whole.test(first.text)) return [];
      return at.get(first.span.start + first.text.search(/[A-Z]/)) ?? [];
    });
    if (ids.length > 0)
      groups.push({ form: table.header.map(({ text: name }) => labelKey(name)).join("|"), ids });
  }
  const firsts = firstOfLines(text, all);
  const items = firsts.flatMap(({ one, before }) => (beforeItem.test(before) ? [one] : []));
  if (items.length > 0) groups.push({ form: "list", ids: items });
  const given = new Set(groups.flatMap(({ ids }) => ids));
  const mentions = all.filter(
    (one) =>
      !given.has(one) && one.span.start >= content.bodyStart && content.markup().partAt(one.span) === null,
  );
  return { groups, perhapsGiven: perhapsGivenIn(content, all, at, firsts), mentions };
}

interface FirstOfLine {
  readonly one: RequirementId;
  /** What its line says before it. */
  readonly before: string;
}

/** The IDs before which no other stands in their line. Each line is looked through once, however many IDs it holds. */
function firstOfLines(text: string, all: readonly RequirementId[]): readonly FirstOfLine[] {
  const found: FirstOfLine[] = [];
  let end = 0;
  for (const one of all) {
    const between = text.slice(end, one.span.start);
    const lineBreak = Math.max(between.lastIndexOf("\n"), between.lastIndexOf("\r"));
    if (end === 0 || lineBreak >= 0) found.push({ one, before: between.slice(lineBreak + 1) });
    end = one.span.end;
  }
  return found;
}

/** Marks and tags in front of the first word. */
const lead = /^(?:<[^<>]*>|[^A-Za-z0-9<\u00c0-\u1fff])*/;
const listMark = /^[\s>]*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s)?/;
/** What parts an ID from the requirement's name, where there is no list. */
const nameBehind = /^[*_`\])]*\s*(?:[:–—]|-\s)/;

function perhapsGivenIn(
  content: SectionContent,
  all: readonly RequirementId[],
  at: ReadonlyMap<number, RequirementId>,
  firsts: readonly FirstOfLine[],
): readonly RequirementId[] {
  const { text, headingSpan } = content;
  const found: RequirementId[] = [];
  for (const table of content.tables()) {
    const columns = table.header.flatMap(({ text: name }, index) =>
      /(?:^|\s)id$/.test(labelKey(name)) ? [index] : [],
    );
    for (const { cells } of table.rows) {
      // Behind a number the second cell is the first one that says something.
      const first = /^\d*$/.test(cells[0]?.text ?? "") ? 1 : 0;
      for (const index of new Set([first, ...columns])) {
        const cell = cells[index];
        const one = cell && at.get(cell.span.start + (lead.exec(cell.text)?.[0].length ?? 0));
        if (one) found.push(one);
      }
    }
  }
  for (const one of all)
    if (one.span.start >= headingSpan.start && one.span.end <= headingSpan.end) found.push(one);
  for (const { one, before } of firsts) {
    const mark = listMark.exec(before)?.[0] ?? "";
    const begins = lead.exec(before.slice(mark.length))?.[0].length === before.length - mark.length;
    const isItem = mark !== "" || /<(?:li|dt|t[dh]|h\d)\b/i.test(before);
    if (begins && (isItem || nameBehind.test(text.slice(one.span.end, one.span.end + 20)))) found.push(one);
  }
  return found;
}

/** The ID of that number, written with as many digits: `FR-` and 12 beside `FR-001` → `FR-012`. */
export function idLike({ id, prefix }: RequirementId, number: number): string {
  return prefix + `${number}`.padStart(id.length - prefix.length, "0");
}
