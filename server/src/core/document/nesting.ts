import type { Section } from "./document.ts";
import type { Placed } from "./placing.ts";

interface MutableSection extends Section {
  treeEnd: number;
  children: MutableSection[] | readonly never[];
}

const noChildren: readonly never[] = [];

/** Sections with parents and children, from contents in the order of the document. */
export function nest(length: number, { contents, starts }: Placed): readonly Section[] {
  const sections: MutableSection[] = [];
  const open: MutableSection[] = [];
  for (let index = 0; index < contents.length; index++) {
    const content = contents[index];
    const start = starts[index];
    if (!content || start === undefined) continue;
    const { level } = content;
    while (open.length > 0 && (level === 0 || (open[open.length - 1]?.content.level ?? 0) >= level)) {
      const closed = open.pop();
      if (closed) closed.treeEnd = start;
    }
    const parent = open[open.length - 1] ?? null;
    const end = starts[index + 1] ?? length;
    const section: MutableSection = {
      index,
      content,
      start,
      end,
      treeEnd: level > 0 ? length : end,
      parent,
      children: noChildren,
    };
    if (parent) {
      if (parent.children.length === 0) parent.children = [section];
      else (parent.children as MutableSection[]).push(section);
    }
    sections.push(section);
    if (level > 0) open.push(section);
  }
  return sections;
}

/** The sections below the title and, where a document uses H1 for its sections, those behind it. */
export function rootsOf(sections: readonly Section[], title: Section | null): readonly Section[] {
  const roots = title ? [...title.children] : [];
  for (const section of sections) {
    if (section.parent === null && section.content.level > 0 && section.index > (title?.index ?? -1))
      roots.push(section);
  }
  return roots;
}

/** An H1 with a few lines and a rule under it, before the only other H1, introduces a template: the other one is the title. */
export function findTitle(sections: readonly Section[]): Section | null {
  const tops = sections.filter((section) => section.content.level === 1);
  const [first, second] = tops;
  if (!first) return null;
  const { content } = first;
  // A lower heading above the first H1: the H1 is one section among others, not a title.
  const isFirst = sections.every((section) => section.index >= first.index || section.content.level === 0);
  if (!isFirst && tops.length > 1) return null;
  const introduces =
    second &&
    tops.length === 2 &&
    first.children.length === 0 &&
    content.rules.length > 0 &&
    content.labels().length === 0 &&
    content.bodyLines().length < 12;
  return introduces ? second : first;
}
