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

/** Rows for choosing a template: those closest to the document it is for, then the team's own, then the built-in ones. */
export function templatePicks(templates: readonly TemplateSummary[]): readonly TemplatePick[] {
  const close = templates.filter(({ sectionsHere }) => sectionsHere >= fewestHere).slice(0, mostClose);
  const others = templates.filter((template) => !close.includes(template));
  return [
    ...group("Closest to this document", close),
    ...group(
      "Your templates",
      others.filter(({ origin }) => origin === "user"),
    ),
    ...group(
      "Built-in",
      others.filter(({ origin }) => origin === "built-in"),
    ),
  ];
}

function group(label: string, templates: readonly TemplateSummary[]): readonly TemplatePick[] {
  if (templates.length === 0) return [];
  return [{ label, kind: QuickPickItemKind.Separator }, ...templates.map(toPick)];
}

function toPick(template: TemplateSummary): TemplatePick {
  const { sections, namedSections, sectionsHere } = template;
  const here = `${sectionsHere} of ${count(namedSections, "section")} here`;
  return {
    label: plain(template.name),
    description: sectionsHere >= fewestHere ? here : count(sections, "section"),
    ...(template.description === "" ? {} : { detail: plain(template.description) }),
    template,
  };
}
