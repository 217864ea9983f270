import type { TextEdit } from "vscode-languageserver-types";
import { templateMark } from "../core/recognition/mark.ts";
import type { OpenSpec } from "../service/specs.ts";
import { textEdit } from "./ranges.ts";

/** The edits that write a choice of template into the document, where everybody sees it. `choice` null takes the mark away. */
export function provideTemplateChoice(
  { document, textDocument }: OpenSpec,
  choice: string | null,
): TextEdit[] {
  return templateMark(document, choice).map((change) => textEdit(textDocument, change));
}
