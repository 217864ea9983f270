// Specs as people make them of a template, taken apart and put together again, so that what must be found in them is known.

import {
  blocks,
  codeFillings,
  definitions,
  headingFillings,
  proseFillings,
  valueFillings,
} from "./lookAlikes.ts";
import type { Chance } from "./random.ts";
import type { Part, ReadSection, ReadSlot, TemplateReading } from "./templateReading.ts";

export interface ConstructedSpec {
  readonly text: string;
  /** The slots that were left. */
  readonly left: readonly Part[];
  /** The headings of required sections that were deleted, or replaced by others. */
  readonly missing: readonly string[];
}

/** A section with those that stand in it. */
interface Node {
  readonly section: ReadSection;
  readonly parent: Node | null;
  readonly children: Node[];
  /** 1 right below the title. */
  readonly depth: number;
}

/** A piece of the spec; `isLeft`: a slot that still stands there. */
interface Piece {
  readonly text: string;
  readonly isLeft: boolean;
}

const plain = (text: string): Piece => ({ text, isLeft: false });

/** A heading that says how often it is there by itself: it holds a slot, or words and a number. */
function isRepeatable({ section }: Node, { slots }: TemplateReading): boolean {
  const holdsSlot = slots.some(({ start }) => start >= section.start && start < section.bodyStart);
  const words = section.heading.replace(/^[\d.]+\s+/, "");
  return (
    holdsSlot ||
    /^(?:[\p{L}/]+[ -]){1,3}(?:\d|#|[A-Z]$|[A-Z]:)|^[A-Z]+-?\d+|^`|^(?:GET|POST|PUT|DELETE) |<!--/u.test(
      words,
    )
  );
}

const optional =
  /\boptional\b|\bif applicable\b(?!, how)|remove if|include (?:only )?(?:if|when)|feel free to (?:remove|delete)|delete this (?:entire )?section|fill only if|\((?:add|use|when|if) /i;

/** The heading, what stands right above it, or what stands first under it, says that it may be left out. */
function isOptional({ section }: Node, { text }: TemplateReading): boolean {
  const under =
    /^\s*(?:<!--[\s\S]*?-->|[*_>][^\n]*)/.exec(text.slice(section.bodyStart, section.end))?.[0] ?? "";
  const above = /<!--(?:(?!-->)[\s\S])*-->\s*$/.exec(text.slice(0, section.start))?.[0] ?? "";
  const isNear = !/\n\s*\n\s*$/.test(above);
  return (
    optional.test(section.heading) || optional.test(under.slice(0, 240)) || (isNear && optional.test(above))
  );
}

function isRequired(node: Node, reading: TemplateReading): boolean {
  for (let one: Node | null = node; one; one = one.parent) if (isOptional(one, reading)) return false;
  return node.depth <= 2;
}

function treeOf({ sections, start }: TemplateReading): {
  readonly title: Node | null;
  readonly roots: readonly Node[];
} {
  const own = sections.filter((section) => section.start >= start);
  const [first] = own;
  const isTitle = first?.level === 1 && first.start === start;
  const title: Node | null = isTitle ? { section: first, parent: null, children: [], depth: 0 } : null;
  const roots: Node[] = [];
  const open: Node[] = [];
  for (const section of isTitle ? own.slice(1) : own) {
    while ((open.at(-1)?.section.level ?? 0) >= section.level) open.pop();
    const parent = open.at(-1) ?? null;
    const node: Node = { section, parent, children: [], depth: open.length + 1 };
    (parent ? parent.children : roots).push(node);
    open.push(node);
  }
  return { title, roots };
}

function allOf(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node) => [node, ...allOf(node.children)]);
}

/** How a person writes the same heading. */
const rewritten: readonly [(heading: string) => string, ...((heading: string) => string)[]] = [
  (heading) => `${heading} 🔒`,
  (heading) => heading.toUpperCase(),
  (heading) => `${heading}:`,
  (heading) => `**${heading}**`,
  (heading) => heading.toLowerCase(),
  (heading) => heading.replace(/&/g, "and"),
  (heading) => `✅ ${heading}`,
];

/** Makes a spec of the template, by chance. */
export function constructSpec(reading: TemplateReading, chance: Chance): ConstructedSpec {
  const { title, roots } = treeOf(reading);
  const share = chance.of([0, 0.3, 0.6, 0.9, 1]);
  const keepsComments = chance.is(0.5);
  const gone = new Set<Node>();
  const missing: string[] = [];
  const candidates = allOf(roots).filter((node) => !isRepeatable(node, reading));
  for (let count = chance.below(4); count > 0 && candidates.length > 3; count--) {
    const node = candidates[chance.below(candidates.length)];
    if (!node || allOf([node]).some((one) => gone.has(one)) || isInside(node, gone)) continue;
    gone.add(node);
    if (isRequired(node, reading)) missing.push(node.section.heading);
  }
  const renamed = new Map<Node, string>();
  for (const node of candidates) {
    const { heading } = node.section;
    if (chance.is(0.15) && /^[\p{L}\d .&/-]+$/u.test(heading))
      renamed.set(node, chance.of(rewritten)(heading));
  }
  const isNumbered = chance.is(0.3) && !roots.some(({ section }) => /^\d/.test(section.heading));

  const pieces: Piece[] = [];
  const write = (from: number, to: number, where: "front matter" | "heading" | "body") =>
    pieces.push(...filled(reading, from, to, where, share, keepsComments, chance));
  write(0, reading.frontMatterEnd, "front matter");
  const firstSection = title ?? roots[0];
  if (!title) write(reading.start, firstSection?.section.start ?? reading.text.length, "body");
  const writeNode = (node: Node, number: string) => {
    if (gone.has(node)) return;
    const { section } = node;
    const heading = renamed.get(node);
    if (heading === undefined && !isNumbered) write(section.start, section.bodyStart, "heading");
    else if (heading === undefined && isRepeatable(node, reading))
      write(section.start, section.bodyStart, "heading");
    else
      pieces.push(
        plain(
          `${"#".repeat(section.level)} ${isNumbered ? `${number} ` : ""}${heading ?? section.heading}\n`,
        ),
      );
    write(section.bodyStart, section.end, "body");
    const body = reading.text.slice(section.bodyStart, section.end).replace(/<!--[\s\S]*?-->/g, "");
    const hasBody = body.replace(/^---$/gm, "").trim() !== "";
    if (hasBody && chance.is(0.25)) pieces.push(plain(`\n\n${chance.of(blocks)}\n\n`));
    inOrder(node.children, chance).forEach((child, index) => {
      writeNode(child, `${number}${number.endsWith(".") ? "" : "."}${index + 1}`);
    });
  };
  if (title) {
    write(title.section.start, title.section.bodyStart, "heading");
    write(title.section.bodyStart, title.section.end, "body");
  }
  inOrder(roots, chance).forEach((node, index) => {
    writeNode(node, `${index + 1}.`);
  });
  pieces.push(plain(`\n\n## Minutes\n\n${definitions}`));
  return { ...assembled(pieces, chance), missing };
}

function isInside(node: Node, gone: ReadonlySet<Node>): boolean {
  for (let one = node.parent; one; one = one.parent) if (gone.has(one)) return true;
  return false;
}

/** The sections in their order, or two neighbours changed. The last one stays: a footer may stand in it. */
function inOrder(nodes: readonly Node[], chance: Chance): readonly Node[] {
  if (nodes.length < 4 || !chance.is(0.15)) return nodes;
  const at = chance.below(nodes.length - 2);
  return [...nodes.slice(0, at), ...nodes.slice(at, at + 2).reverse(), ...nodes.slice(at + 2)];
}

/** The template's text between two offsets, with some of its slots filled. */
function filled(
  { text, slots, comments }: TemplateReading,
  from: number,
  to: number,
  where: "front matter" | "heading" | "body",
  share: number,
  keepsComments: boolean,
  chance: Chance,
): readonly Piece[] {
  const pieces: Piece[] = [];
  const cuts = [
    ...slots.filter(({ start, end }) => start >= from && end <= to).map((slot) => ({ ...slot, slot })),
    ...(keepsComments || where !== "body" ? [] : comments)
      .filter(({ start, end }) => start >= from && end <= to)
      .map((comment) => ({ ...comment, slot: null })),
  ].sort((a, b) => a.start - b.start);
  let at = from;
  for (const { start, end, slot } of cuts) {
    if (start < at) continue;
    pieces.push(plain(text.slice(at, start)));
    at = end;
    if (!slot) continue;
    if (chance.is(share)) pieces.push(plain(valueFor(slot, text, where, chance)));
    else pieces.push({ text: text.slice(start, end), isLeft: true });
  }
  return [...pieces, plain(text.slice(at, to))];
}

function valueFor(
  slot: ReadSlot,
  text: string,
  where: "front matter" | "heading" | "body",
  chance: Chance,
): string {
  const source = text.slice(slot.start, slot.end);
  const [first, ...others] = slot.choices.filter((value) => value !== "…");
  if (first !== undefined) {
    const bare = chance.of([first, ...others]);
    // A list in quotes is a list in YAML, too.
    return source.startsWith('"') ? `"${bare}"` : bare;
  }
  if (/^\W*(?:yyyy|dd)\b/i.test(source)) return "2026-03-04";
  if (where === "front matter") return chance.of(["Ann Lee", "Login", "2.0"]);
  if (slot.inCode) return chance.of(codeFillings);
  if (where === "heading") return chance.of(headingFillings);
  const before = text.slice(text.lastIndexOf("\n", slot.start) + 1, slot.start);
  const isCell = /^\s*\|/.test(before);
  if (isCell || /\*\*[^*]+\*\*:?\s*$|:\*\*\s*$/.test(before)) return chance.of(valueFillings);
  return chance.of(proseFillings);
}

function assembled(
  pieces: readonly Piece[],
  chance: Chance,
): { readonly text: string; readonly left: readonly Part[] } {
  const withCarriage = chance.is(0.2);
  let text = chance.is(0.1) ? "\ufeff" : "";
  const left: Part[] = [];
  for (const piece of pieces) {
    const written = withCarriage ? piece.text.replace(/\r?\n/g, "\r\n") : piece.text;
    if (piece.isLeft) left.push({ start: text.length, end: text.length + written.length });
    text += written;
  }
  return { text, left };
}
