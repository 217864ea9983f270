// What one does in an editor, asked of the server.
import assert from "node:assert/strict";
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentDiagnosticReport,
  Hover,
  Position,
  Range,
  TextEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type NewSpecResult, requests } from "../../server/src/protocol.ts";
import { type Editor, today } from "./connection.ts";

/** Marks the cursor. Not `|`: that is a table's. */
const cursor = "‸";

/** The text without its cursor mark, and where the mark was. */
function marked(text: string): { readonly text: string; readonly position: Position } {
  const offset = text.indexOf(cursor);
  assert.ok(offset >= 0, `There is no ${cursor} in the text`);
  const plain = text.replace(cursor, "");
  return { text: plain, position: TextDocument.create("", "", 0, plain).positionAt(offset) };
}

/** `text` with another line in place of `line`, which must be there. */
export function replacing(text: string, line: string, ...others: readonly string[]): string {
  const rows = text.split("\n");
  const index = rows.indexOf(line);
  assert.ok(index >= 0, `There is no line '${line}' in:\n${text}`);
  return [...rows.slice(0, index), ...others, ...rows.slice(index + 1)].join("\n");
}

/** Range of the first place where `part` stands in the document. */
export function rangeOf(editor: Editor, uri: string, part: string): Range {
  const document = TextDocument.create(uri, "", 0, editor.text(uri));
  const start = document.getText().indexOf(part);
  assert.ok(start >= 0, `There is no '${part}' in ${uri}`);
  return { start: document.positionAt(start), end: document.positionAt(start + part.length) };
}

export async function diagnosticReport(
  editor: Editor,
  uri: string,
  previousResultId?: string,
): Promise<DocumentDiagnosticReport> {
  return editor.request("textDocument/diagnostic", { textDocument: { uri }, previousResultId });
}

export async function diagnostics(editor: Editor, uri: string): Promise<readonly Diagnostic[]> {
  const report = await diagnosticReport(editor, uri);
  assert.equal(report.kind, "full");
  return report.kind === "full" ? report.items : [];
}

/** `code: text of the range: message` of each diagnostic. */
export async function problems(editor: Editor, uri: string): Promise<readonly string[]> {
  const document = TextDocument.create(uri, "", 0, editor.text(uri));
  return (await diagnostics(editor, uri)).map(
    ({ code, range, message }) => `${code}: ${document.getText(range)}: ${message}`,
  );
}

export async function codeActions(
  editor: Editor,
  uri: string,
  range: Range,
  only?: readonly string[],
): Promise<readonly CodeAction[]> {
  const context = { diagnostics: [], ...(only ? { only } : {}) };
  return editor.request("textDocument/codeAction", { textDocument: { uri }, range, context });
}

export async function hover(editor: Editor, uri: string, text: string): Promise<Hover | null> {
  const place = marked(text);
  await editor.open(uri, place.text);
  return editor.request("textDocument/hover", { textDocument: { uri }, position: place.position });
}

/** What is offered at `‸`, in the order of the list. */
export async function completions(
  editor: Editor,
  uri: string,
  text: string,
): Promise<readonly CompletionItem[]> {
  const place = marked(text);
  await editor.open(uri, place.text);
  const list = await editor.request<CompletionList | null>("textDocument/completion", {
    textDocument: { uri },
    position: place.position,
  });
  return [...(list?.items ?? [])].sort((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1));
}

/** The document after the item of that label was taken. */
export function taken(
  editor: Editor,
  uri: string,
  items: readonly CompletionItem[],
  label: string,
): readonly string[] {
  const edit = items.find((item) => item.label === label)?.textEdit;
  assert.ok(edit && "range" in edit, `There is no ${label} among ${items.map((item) => item.label)}`);
  assert.equal(edit.range.start.line, edit.range.end.line, "An editor accepts only edits of a single line");
  return edited(editor.text(uri), [edit]).split("\n");
}

export function edited(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create("", "", 0, text), [...edits]);
}

/** A spec as New Spec makes it. */
export async function newSpec(editor: Editor, templateId: string, name = "User login"): Promise<string> {
  const spec = await editor.request<NewSpecResult | null>(requests.newSpec, {
    templateId,
    name,
    today,
    author: "Ann",
  });
  assert.ok(spec, `There is no template ${templateId}`);
  return spec.text;
}

export const builtInIds = [
  "feature-spec",
  "technical-spec",
  "implementation-spec",
  "solution-design",
  "system-spec",
] as const;
