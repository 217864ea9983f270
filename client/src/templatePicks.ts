import { type QuickPickItem, QuickPickItemKind } from "vscode";
import type { TemplateSummary } from "../../server/src/protocol.ts";
import { plain } from "./plain.ts";
import { count } from "./words.ts";

export interface TemplatePick extends QuickPickItem {
  /** Undefined on separators only. */
  readonly template?: TemplateSummary;
}

/** Rows for choosing a template: the team's own first, then the built-in ones. */
export function templatePicks(templates: readonly TemplateSummary[]): readonly TemplatePick[] {
  return [
    ...group(
      "Your templates",
      templates.filter(({ origin }) => origin === "user"),
    ),
    ...group(
      "Built-in",
      templates.filter(({ origin }) => origin === "built-in"),
    ),
  ];
}

function group(label: string, templates: readonly TemplateSummary[]): readonly TemplatePick[] {
  if (templates.length === 0) return [];
  return [{ label, kind: QuickPickItemKind.Separator }, ...templates.map(toPick)];
}

function toPick(template: TemplateSummary): TemplatePick {
  return {
    label: plain(template.name),
    description: count(template.sections, "section"),
    ...(template.description === "" ? {} : { detail: plain(template.description) }),
    template,
  };
}
