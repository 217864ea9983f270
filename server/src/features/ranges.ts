import type { Range, TextEdit } from "vscode-languageserver-types";
import type { Change } from "../core/rule/rule.ts";
import type { Span } from "../core/text/span.ts";
import type { OpenText } from "../service/openText.ts";

/** A span of the document's text as an LSP range. */
export function rangeOf(document: OpenText, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

export function textEdit(document: OpenText, change: Change): TextEdit {
  return { range: rangeOf(document, change.span), newText: change.newText };
}

/** Where what changes bring in stands when all of them were made. They are in order, and no two begin on one line. */
export function insertedRanges(document: OpenText, changes: readonly Change[]): readonly Range[] {
  let by = 0;
  return changes.flatMap(({ span, newText }) => {
    const { start, end } = rangeOf(document, span);
    const rows = newText.split(/\r\n|\r|\n/);
    const first = start.line + by;
    const last = first + rows.length - 1;
    by += rows.length - 1 - (end.line - start.line);
    if (newText === "") return [];
    const character = (rows.at(-1)?.length ?? 0) + (rows.length === 1 ? start.character : 0);
    return [{ start: { line: first, character: start.character }, end: { line: last, character } }];
  });
}
