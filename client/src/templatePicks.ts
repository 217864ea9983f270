import { type QuickPickItem, QuickPickItemKind } from "vscode";
import type { TemplateSummary } from "../../server/src/protocol.ts";
import { plain } from "./plain.ts";
import { count } from "./words.ts";

export interface TemplatePick extends QuickPickItem {
  /** Undefined on separators only. */
  readonly template?: TemplateSummary;
}

/** Fewer sections than these any document has of some template. */
const fewestHere = 3;
const mostClose = 3;

/**
 * Rows for choosing a template: those closest to the document it is for, then the team's own, then the built-in ones. The
 * one that the document follows says so.
 */
export function templatePicks(
  templates: readonly TemplateSummary[],
  current: TemplateSummary | null = null,
): readonly TemplatePick[] {
  const close = templates.filter(({ sectionsHere }) => sectionsHere >= fewestHere).slice(0, mostClose);
  const others = templates.filter((template) => !close.includes(template));
  const picksOf = (some: readonly TemplateSummary[]) =>
    some.map((template) => toPick(template, template.id === current?.id));
  const fromUser = others.filter(({ origin }) => origin === "user");
  const builtIn = others.filter(({ origin }) => origin === "built-in");
  return [
    ...group("Closest to this document", picksOf(close)),
    ...group("Your templates", picksOf(fromUser)),
    ...group("Built-in", picksOf(builtIn)),
  ];
}

function group(label: string, picks: readonly TemplatePick[]): readonly TemplatePick[] {
  return picks.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...picks];
}

function toPick(template: TemplateSummary, isCurrent: boolean): TemplatePick {
  const { sections, namedSections, sectionsHere } = template;
  const here = `${sectionsHere} of ${count(namedSections, "section")} here`;
  const size = sectionsHere >= fewestHere ? here : count(sections, "section");
  return {
    label: plain(template.name),
    description: isCurrent ? `${size} · current` : size,
    ...(template.description === "" ? {} : { detail: plain(template.description) }),
    template,
  };
}
