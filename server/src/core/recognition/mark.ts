import type { MarkdownDocument } from "../document/document.ts";
import { valueIn } from "../document/fieldText.ts";
import { yamlText } from "../markdown/yamlText.ts";
import type { Change } from "../text/change.ts";
import { lineBreakOf } from "../text/span.ts";
import { templateComment } from "./recognise.ts";

/**
 * The changes that write into a document which template it follows, where everybody sees it: `template: name` in the
 * front matter if there is one, else a comment at the top. `choice` null takes the mark away. In no order.
 */
export function templateMark(document: MarkdownDocument, choice: string | null): Change[] {
  const changes: Change[] = [];
  const eol = lineBreakOf(document.whole());
  const entry = document.frontMatter?.entries.find((candidate) => candidate.key === "template");
  const comment = templateComment(document);
  let written = choice === null;
  if (entry) {
    if (choice === null)
      changes.push({
        span: { start: entry.span.start, end: nextLine(document.whole(), entry.span.end) },
        newText: "",
      });
    else {
      const name = valueIn(document.whole(), { form: "yaml", valueSpan: entry.valueSpan }, choice);
      changes.push({ span: entry.valueSpan, newText: (entry.value === "" ? " " : "") + name });
    }
    written = true;
  }
  if (comment) {
    if (written)
      changes.push({
        span: { start: comment.start, end: nextLine(document.whole(), comment.end) },
        newText: "",
      });
    else changes.push({ span: comment, newText: markFor(choice) });
    written = true;
  }
  if (!written && document.frontMatter) {
    const at = document.frontMatter.content.end;
    changes.push({ span: { start: at, end: at }, newText: `template: ${yamlText(choice ?? "")}${eol}` });
  } else if (!written) {
    const at = document.whole().charCodeAt(0) === 0xfeff ? 1 : 0;
    changes.push({ span: { start: at, end: at }, newText: `${markFor(choice)}${eol}${eol}` });
  }
  return changes;
}

function markFor(choice: string | null): string {
  return `<!-- template: ${choice} -->`;
}

/** The line break and one blank line behind `offset` go with what is taken away. */
function nextLine(text: string, offset: number): number {
  return offset + (/^[ \t]*(?:\r?\n)?(?:[ \t]*\r?\n)?/.exec(text.slice(offset))?.[0].length ?? 0);
}
