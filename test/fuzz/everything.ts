// All that can be asked about a document, asked; and what must hold of every answer, whatever the text.
import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { CodeAction, Position, Range, TextEdit } from "vscode-languageserver-types";
import { readDocument } from "../../server/src/core/document/document.ts";
import type { Change, Finding } from "../../server/src/core/rule/rule.ts";
import type { Template } from "../../server/src/core/template/template.ts";
import * as engine from "../../server/src/engine.ts";
import { createOpenText } from "../../server/src/service/openText.ts";
import { defaultSettings } from "../../server/src/service/settings.ts";
import type { OpenSpec } from "../../server/src/service/specs.ts";

const uri = "file:///work/spec.md";
const today = "2026-11-25";

/** The document as it is once opened, of the kind of the template. */
export function openAs(template: Template, text: string): Promise<OpenSpec> {
  const specs = engine.createSpecs({
    library: {
      templatesFor: () => [template],
      isTemplate: () => false,
      load: async () => [],
      revision: () => 0,
    },
    folderOf: () => null,
    settingsFor: async () => ({ ...defaultSettings, recognition: [["**", template.id]] }),
    settingsRevision: () => 0,
    isCurrent: () => true,
  });
  return specs.open(createOpenText(uri, 1, text));
}

/** A span in the text, that cuts no character and no line break in two. */
function assertSpan(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  what: string,
) {
  assert.ok(0 <= start && start <= end && end <= text.length, `${what}: ${start}–${end} of ${text.length}`);
  for (const at of [start, end])
    assert.ok(
      !(isIn(text.charCodeAt(at - 1), 0xd800, 0xdbff) && isIn(text.charCodeAt(at), 0xdc00, 0xdfff)),
      `${what}: ${start}–${end} cuts a character in two`,
    );
}

const isIn = (code: number, from: number, to: number) => code >= from && code <= to;

/** Changes that can be made at once: in the text, none touching another's characters. */
function assertChanges(text: string, changes: readonly Change[], what: string): void {
  const ordered = [...changes].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  for (const [index, { span }] of ordered.entries()) {
    assertSpan(text, span, what);
    const before = ordered[index - 1];
    if (before) assert.ok(before.span.end <= span.start, `${what}: two changes of one text`);
  }
}

function assertRange(document: TextDocument, { start, end }: Range, what: string): void {
  for (const position of [start, end])
    assert.deepEqual(document.positionAt(document.offsetAt(position)), position, `${what}: no such place`);
  assert.ok(document.offsetAt(start) <= document.offsetAt(end), `${what}: ends before it begins`);
}

/** Edits that an editor accepts; it refuses all where two of them overlap. */
function assertEdits(document: TextDocument, edits: readonly TextEdit[], what: string): void {
  for (const { range } of edits) assertRange(document, range, what);
  TextDocument.applyEdits(document, [...edits]);
}

function assertAction(document: TextDocument, { title, edit }: CodeAction): void {
  for (const part of edit?.documentChanges ?? []) {
    if (!("edits" in part)) continue;
    const edits = part.edits.map((one) =>
      "newText" in one ? one : { range: one.range, newText: one.snippet.value },
    );
    assertEdits(document, edits, title);
  }
}

/** Where a person may point: some places of the text, and some of what was found. */
function placesIn(text: string, findings: readonly Finding[], parts: readonly number[]): readonly number[] {
  const found = parts.flatMap((part) => findings[Math.floor(part * findings.length)]?.span.end ?? []);
  return [0, text.length, ...parts.map((part) => Math.floor(part * text.length)), ...found];
}

/** Asks everything about `text` as a spec of the kind `template`; `parts` says where, in parts of the text. */
export async function askEverything(
  template: Template,
  text: string,
  parts: readonly number[],
): Promise<void> {
  const spec = await openAs(template, text);
  const document = TextDocument.create(uri, "markdown", 1, text);
  const positions = (offset: number): Position => spec.textDocument.positionAt(offset);
  const findings = spec.findings();
  for (const { code, span, fixes, related = [], message } of findings) {
    assertSpan(text, span, code);
    assert.ok(message.length < 1000, `${code} says too much`);
    for (const place of related) assertSpan(text, place.span, code);
    for (const { title, changes } of fixes()) assertChanges(text, changes, `${code}: ${title}`);
  }
  for (const { range } of engine.inOrder(engine.provideDiagnostics(spec)))
    assertRange(document, range, "diagnostic");
  engine.provideOutline(spec);
  engine.provideStatus(spec);
  for (const { value } of engine.provideStatusChoices(spec)?.choices.slice(0, 3) ?? []) {
    const log = { author: "Ann", change: "Changed | this" };
    const change = engine.provideStatusChange(spec, { value, today, version: "2.0", log });
    assertEdits(document, [...(change?.edits ?? [])], "status");
  }
  for (const range of engine.providePlaceholders(spec)?.ranges ?? [])
    assertRange(document, range, "placeholder");
  for (const { id } of engine.provideMissingSections(spec)?.slice(0, 5) ?? [])
    engine.provideInsertion(spec, id);
  assertEdits(document, [...(engine.provideAllInsertions(spec)?.edits ?? [])], "insert all");
  for (const choice of ["none", null, "feature-spec"])
    assertEdits(document, [...engine.provideTemplateChoice(spec, choice).edits], `choose ${choice}`);
  const application = engine.provideTemplateApplication(spec, template, [template]);
  assertEdits(document, [...application.edits], "apply the template");

  const abilities = { insertsSnippets: false, runsCommands: true };
  for (const offset of placesIn(text, findings, parts)) {
    const position = positions(offset);
    const range = { start: position, end: position };
    engine.provideHover(spec, position);
    for (const { textEdit } of engine.provideCompletion(spec, position, today)?.items ?? [])
      if (textEdit && "range" in textEdit) assertRange(document, textEdit.range, "completion");
    engine.provideFilling(spec, position, today);
    for (const { edits } of engine.provideConversions(spec, position))
      assertEdits(document, [...edits], "convert");
    for (const action of engine.provideCodeActions(spec, range, undefined, abilities, today))
      assertAction(document, action);
  }
  const whole = { start: positions(0), end: positions(text.length) };
  for (const action of engine.provideCodeActions(spec, whole, ["source.fixAll.specwright"], abilities, today))
    assertAction(document, action);
  readDocument(text).fields();
}
