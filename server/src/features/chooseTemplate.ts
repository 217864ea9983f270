import { templateMark } from "../core/recognition/mark.ts";
import type { DocumentEdits } from "../protocol.ts";
import type { OpenSpec } from "../service/specs.ts";
import { textEdit } from "./ranges.ts";

/** The edits that write a choice of template into the document, where everybody sees it. `choice` null takes the mark away. */
export function provideTemplateChoice(
  { document, textDocument, version }: OpenSpec,
  choice: string | null,
): DocumentEdits {
  return { version, edits: templateMark(document, choice).map((change) => textEdit(textDocument, change)) };
}
