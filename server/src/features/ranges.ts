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
