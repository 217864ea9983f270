import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  CodeActionTriggerKind,
  type Position,
  type TextEdit,
} from "vscode-languageserver-types";
import { type Conversion, conversionsOf, metadataBlockAt } from "../core/binding/convertMetadata.ts";
import type { MetadataForm } from "../core/template/metadataText.ts";
import type { MetadataConversion } from "../protocol.ts";
import type { OpenSpec } from "../service/specs.ts";
import { textEdit } from "./ranges.ts";

const names: Readonly<Record<MetadataForm, string>> = {
  "front-matter": "front matter",
  bold: "bold lines",
  list: "a list",
  table: "a table",
};

/** The forms that the metadata at a place can be brought into; where it is none, those of the most metadata there is. */
export function provideConversions(spec: OpenSpec, position: Position): readonly MetadataConversion[] {
  const { binding, textDocument } = spec;
  if (!binding) return [];
  const block = metadataBlockAt(binding, textDocument.offsetAt(position)) ?? metadataBlockAt(binding, null);
  if (!block) return [];
  return conversionsOf(binding, block).map((conversion) => ({
    form: conversion.form,
    name: names[conversion.form],
    fields: block.fields.map(({ name }) => name),
    version: spec.version,
    edits: editsFor(spec, conversion),
  }));
}

/**
 * The same as code actions on the metadata. Only when somebody asks for actions: a light bulb beside every field that is
 * right would say that something is wrong.
 */
export function provideConversionActions(
  spec: OpenSpec,
  position: Position,
  { only, triggerKind }: CodeActionContext,
): CodeAction[] {
  const isAsked = only
    ? only.some(
        (kind) => kind === "" || kind === CodeActionKind.Refactor || kind === CodeActionKind.RefactorRewrite,
      )
    : triggerKind === CodeActionTriggerKind.Invoked;
  const { binding, textDocument, version } = spec;
  const block = isAsked && binding ? metadataBlockAt(binding, textDocument.offsetAt(position)) : null;
  if (!binding || !block) return [];
  return conversionsOf(binding, block).map((conversion) => ({
    title: `Convert metadata to ${names[conversion.form]}`,
    kind: CodeActionKind.RefactorRewrite,
    edit: {
      documentChanges: [
        { textDocument: { uri: textDocument.uri, version }, edits: editsFor(spec, conversion) },
      ],
    },
  }));
}

function editsFor({ textDocument }: OpenSpec, { changes }: Conversion): TextEdit[] {
  return changes.map((change) => textEdit(textDocument, change));
}
