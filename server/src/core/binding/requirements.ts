import type { Section } from "../document/document.ts";
import { type RequirementGroup, type RequirementId, requirementIdsIn } from "../document/requirementIds.ts";
import { shifted } from "../text/span.ts";
import type { Binding } from "./binding.ts";

/** An ID where it stands in the document: its span is absolute. */
export interface PlacedId extends RequirementId {
  readonly section: Section;
}

interface PlacedGroup {
  readonly form: string;
  readonly ids: readonly PlacedId[];
}

/** More IDs of a group than this share were given before: it refers to requirements and gives none. */
const mostKnown = 1 / 3;

/** Where the document gives IDs to requirements, group by group, in document order. */
function placedGroups({ document }: Binding): readonly PlacedGroup[] {
  const groups: PlacedGroup[] = [];
  const headings = new Map<Section | null, PlacedId[]>();
  for (const section of document.sections) {
    for (const group of requirementIdsIn(section.content).groups) {
      const ids = placed(group, section);
      if (group.form !== "heading") groups.push({ form: group.form, ids });
      else {
        // The headings under one parent are one group.
        const known = headings.get(section.parent);
        if (known) for (const one of ids) known.push(one);
        else {
          const own = [...ids];
          headings.set(section.parent, own);
          groups.push({ form: "heading", ids: own });
        }
      }
    }
  }
  return groups;
}

function placed({ ids }: RequirementGroup, section: Section): readonly PlacedId[] {
  return ids.map(({ id, prefix, number, span }) => ({
    id,
    prefix,
    number,
    span: shifted(span, section.start),
    section,
  }));
}

/** IDs that are given to a second requirement, in document order of their groups. */
export function duplicateIds(binding: Binding): readonly PlacedId[] {
  const given = new Map<string, readonly string[]>();
  /** Prefixes whose numbers begin again in each section. */
  const local = new Set<string>();
  const found: PlacedId[] = [];
  for (const { form, ids } of placedGroups(binding)) {
    const distinct = new Map(ids.map((one) => [one.id, one]));
    const again = [...distinct.values()].filter(({ id }) => given.has(id));
    const gives = again.length <= distinct.size * mostKnown && distinct.size >= ids.length * (1 - mostKnown);
    for (const one of again) if (!gives || one.number <= 1) local.add(one.prefix);
    const seen = new Set<string>();
    for (const one of gives ? ids : []) {
      const isRepeated = given.get(one.id)?.includes(form) && !local.has(one.prefix);
      if (seen.has(one.id) || isRepeated) found.push(one);
      seen.add(one.id);
    }
    for (const id of distinct.keys()) given.set(id, [...(given.get(id) ?? []), form]);
  }
  return found;
}

/** The numbers of requirements, by the prefix of their IDs. */
type Numbers = ReadonlyMap<string, ReadonlySet<number>>;

/** The numbers to which the document surely gives an ID, and those besides to which it perhaps does. */
export function givenNumbers({ document }: Binding): { readonly surely: Numbers; readonly perhaps: Numbers } {
  const all = document.sections.map(({ content }) => requirementIdsIn(content));
  return {
    surely: numbersOf(all.flatMap(({ groups }) => groups.flatMap(({ ids }) => ids))),
    perhaps: numbersOf(all.flatMap(({ perhapsGiven }) => perhapsGiven)),
  };
}

function numbersOf(ids: readonly RequirementId[]): Numbers {
  const numbers = new Map<string, Set<number>>();
  for (const { prefix, number } of ids) {
    const known = numbers.get(prefix);
    if (known) known.add(number);
    else numbers.set(prefix, new Set([number]));
  }
  return numbers;
}

/** The lowest number above all that the document gives or mentions with that prefix. */
export function nextNumber({ document }: Binding, prefix: string): number {
  const numbers = document.sections.flatMap(({ content }) => {
    const { groups, mentions } = requirementIdsIn(content);
    return [...groups.flatMap(({ ids }) => ids), ...mentions]
      .filter((one) => one.prefix === prefix)
      .map(({ number }) => number);
  });
  return numbers.reduce((most, number) => Math.max(most, number), 0) + 1;
}
