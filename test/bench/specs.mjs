// Makes specs of any length: a built-in template, filled with blocks of real specs as a team would fill it.
import { filledLine, withMoreRows } from "./filling.mjs";
import { chance } from "./random.mjs";

/**
 * @typedef {"filled" | "placeholders"} Variant `placeholders`: more than half of the template's slots still stand
 *
 * @typedef {object} Wanted
 * @property {import('./skeleton.mjs').Skeleton} skeleton
 * @property {Variant} variant
 * @property {number} lines about as many; never fewer than the template needs
 * @property {number} seed
 *
 * @typedef {{ level: number, title: string, lines: string[] }} Section
 */

/** Share of the template's lines that are left as they are where a spec has many placeholders. */
const leftOpen = 0.6;

/** What a template shows once and a spec has many of; the number or the path tells them apart. */
const repeatable = /^(Component|Model|Endpoint|Operation|Approach|Phase) \d+: |^(GET|POST) (?=[[{])/;

/** Sections which no real block belongs into. */
const fixed = /contents|metadata|document information|change log/i;

/**
 * @param {Wanted} wanted
 * @param {import('./material.mjs').Material} material
 */
export function makeSpec({ skeleton, variant, lines, seed }, material) {
  const random = chance(seed);
  const filler = { chance: random, phrases: material.phrases };
  const keeps = () => variant === "placeholders" && random.yes(leftOpen);
  const [title, ...parts] = skeleton.parts;
  if (!title) throw new Error(`${skeleton.id} has no title`);
  // A status that is decided: without one there is no stage, and a title of its own is the least that anybody writes.
  const head = [
    ...skeleton.front.map((line) => filledLine(line, filler)),
    ...(skeleton.front.length > 0 ? [""] : []),
    ...written({
      level: 1,
      title: filledLine(title.title, filler),
      lines: title.body.map((line) => (/status/i.test(line) || !keeps() ? filledLine(line, filler) : line)),
    }),
  ];

  /** @type {Section[]} */
  const sections = parts.map((part) => sectionOf(part, filledTitle(part.title)));
  let left = lines - head.length - sections.reduce((sum, section) => sum + lengthOf(section), 0);

  for (const section of shuffled(sections, random)) {
    if (!fixed.test(section.title)) fill(section, random.whole(10, 40));
  }
  const groups = groupsOf(parts);
  const share = left / groups.length;
  const copies = groups.map((group, index) => copiesOf(group, share * (groups.length - index - 1)));
  const all = sections.flatMap((section, index) => [
    section,
    ...groups.flatMap(({ last }, group) => (last === index ? (copies[group] ?? []) : [])),
  ]);
  return [...head, ...all.flatMap(written)].join("\n");

  /**
   * @param {import('./skeleton.mjs').Part} part
   * @param {string} heading
   * @returns {Section}
   */
  function sectionOf(part, heading) {
    const isMetadata = /metadata|document information/i.test(part.title);
    const body = isMetadata ? part.body : withMoreRows(part.body, random.whole(0, lines < 1000 ? 3 : 12));
    const decided = body.map((line) =>
      /\*\*status/i.test(line) || !keeps() ? filledLine(line, filler) : line,
    );
    return { level: part.level, title: heading, lines: decided };
  }

  /** @param {string} heading */
  function filledTitle(heading) {
    return variant === "placeholders" && random.yes(leftOpen / 2) ? heading : filledLine(heading, filler);
  }

  /**
   * Adds real blocks until the section has this length, or nothing is left to be written.
   * @param {Section} section
   * @param {number} length
   */
  function fill(section, length) {
    for (let misses = 0; left > 2 && misses < 4 && section.lines.length < length; ) {
      const block = random.one(material.blocks[kindOfNext(random)]);
      if (block.length >= left || section.lines.length + block.length > 40) {
        misses += 1;
        continue;
      }
      section.lines.push(...(section.lines.length > 0 ? [""] : []), ...block);
      left -= block.length + 1;
    }
  }

  /**
   * More sections like those of a group, with details below them, until only this much is left.
   * @param {Group} group
   * @param {number} until
   */
  function copiesOf(group, until) {
    /** @type {Section[]} */
    const made = [];
    for (let number = group.members.length + 1; left > until + 15; number++) {
      const part = random.one(group.members);
      const copy = sectionOf(
        part,
        filledTitle(part.title.replace(/\d+:.*?(?=[[{]|$)/, `${number}: `)).trimEnd(),
      );
      if (/:$/.test(copy.title)) copy.title += ` ${random.one(material.phrases)}`;
      left -= lengthOf(copy);
      fill(copy, random.whole(12, 40));
      made.push(copy);
      for (let details = random.whole(0, 2); details > 0 && copy.level < 6 && left > until + 15; details--)
        made.push(detailOf(copy.level + 1));
    }
    return made;
  }

  /** @param {number} level */
  function detailOf(level) {
    /** @type {Section} */
    const detail = { level, title: random.one(material.phrases), lines: [] };
    // Whoever copies a piece of the template copies its slots.
    if (variant === "placeholders") detail.lines.push(...random.one(parts).body);
    left -= lengthOf(detail);
    fill(detail, random.whole(12, 40));
    return detail;
  }
}

/**
 * @typedef {{ last: number, members: readonly import('./skeleton.mjs').Part[] }} Group
 *
 * Repeatable sections of one kind, with the place of the last.
 * @param {readonly import('./skeleton.mjs').Part[]} parts
 * @returns {Group[]}
 */
function groupsOf(parts) {
  /** @type {Map<string, { last: number, members: import('./skeleton.mjs').Part[] }>} */
  const groups = new Map();
  for (const [index, part] of parts.entries()) {
    const kind = repeatable.exec(part.title)?.[0].replace(/\d+.*/, "");
    if (kind === undefined) continue;
    const group = groups.get(kind) ?? { last: index, members: [] };
    group.members.push(part);
    groups.set(kind, { last: index, members: group.members });
  }
  return [...groups.values()];
}

/** @param {Section} section */
function written(section) {
  const body = section.lines.length > 0 ? [...section.lines, ""] : [];
  return [`${"#".repeat(section.level)} ${section.title}`, "", ...body];
}

/** @param {Section} section */
function lengthOf(section) {
  return written(section).length;
}

/**
 * As often as real specs have them.
 * @param {import('./random.mjs').Chance} random
 * @returns {import('./material.mjs').BlockKind}
 */
function kindOfNext(random) {
  const drawn = random.next();
  return drawn < 0.5 ? "paragraph" : drawn < 0.78 ? "list" : drawn < 0.86 ? "table" : "code";
}

/**
 * @template T
 * @param {readonly T[]} values
 * @param {import('./random.mjs').Chance} random
 */
function shuffled(values, random) {
  return values
    .map((value) => ({ value, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}
