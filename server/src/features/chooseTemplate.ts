import type { TextEdit } from "vscode-languageserver-types";
import { templateComment } from "../core/recognition/recognise.ts";
import type { Change } from "../core/rule/rule.ts";
import type { OpenSpec } from "../service/specs.ts";
import { textEdit } from "./ranges.ts";

/**
 * The edits that write a choice of template into the document, where everybody sees it: `template: name` in the front
 * matter if there is one, else a comment at the top. `choice` null takes the mark away.
 */
export function provideTemplateChoice(spec: OpenSpec, choice: string | null): TextEdit[] {
  const { document, textDocument } = spec;
  const edits: Change[] = [];
  const eol = document.text.includes("\r\n") ? "\r\n" : "\n";
  const entry = document.frontMatter?.entries.find((candidate) => candidate.key === "template");
  const comment = templateComment(document);
  let written = choice === null;
  if (entry) {
    if (choice === null)
      edits.push({
        span: { start: entry.span.start, end: nextLine(document.text, entry.span.end) },
        newText: "",
      });
    else edits.push({ span: entry.valueSpan, newText: (entry.value === "" ? " " : "") + choice });
    written = true;
  }
  if (comment) {
    if (written)
      edits.push({ span: { start: comment.start, end: nextLine(document.text, comment.end) }, newText: "" });
    else edits.push({ span: comment, newText: markFor(choice) });
    written = true;
  }
  if (!written && document.frontMatter) {
    const at = document.frontMatter.content.end;
    edits.push({ span: { start: at, end: at }, newText: `template: ${choice}${eol}` });
  } else if (!written) {
    const at = document.text.charCodeAt(0) === 0xfeff ? 1 : 0;
    edits.push({ span: { start: at, end: at }, newText: `${markFor(choice)}${eol}${eol}` });
  }
  return edits.map((change) => textEdit(textDocument, change));
}

function markFor(choice: string | null): string {
  return `<!-- template: ${choice} -->`;
}

/** The line break and one blank line behind `offset` go with what is taken away. */
function nextLine(text: string, offset: number): number {
  return offset + (/^[ \t]*(?:\r?\n)?(?:[ \t]*\r?\n)?/.exec(text.slice(offset))?.[0].length ?? 0);
}
