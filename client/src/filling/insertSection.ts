import {
  type QuickPickItem,
  QuickPickItemKind,
  Range,
  SnippetString,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  window,
  workspace,
} from "vscode";
import type { MissingSection } from "../../../server/src/protocol.ts";
import type { ActiveSpec } from "../activeSpec.ts";
import { applyEdits } from "../applyEdits.ts";
import { showDocument, toPosition } from "../documents.ts";
import { plain } from "../plain.ts";
import type { SpecServer } from "../server.ts";
import { editorOfSpec } from "../specEditor.ts";
import { assertSame } from "./fillSection.ts";
import { goToInserted } from "./placeholders.ts";

interface SectionPick extends QuickPickItem {
  /** `all`: every required section; undefined on separators only. */
  readonly section?: MissingSection | "all";
}

/** Asks which of the sections that the spec lacks to insert, and inserts it. */
export async function pickSection(server: SpecServer, spec: ActiveSpec): Promise<void> {
  const editor = await editorOfSpec(spec);
  const uri = editor.document.uri.toString();
  const missing = await server.request("missingSections", { uri });
  if (missing === null) throw new Error("This document is not a spec Specwright knows.");
  if (missing.length === 0) {
    void window.showInformationMessage("The spec has every section of its template.");
    return;
  }
  const picked = await window.showQuickPick(picksOf(missing), {
    title: "Which section do you want to insert?",
    placeHolder: "It goes where the template has it",
    matchOnDetail: true,
    matchOnDescription: true,
  });
  if (picked?.section === undefined) return;
  if (picked.section === "all") await insertAll(server, editor);
  else await insertSection(server, uri, picked.section.id);
}

function picksOf(missing: readonly MissingSection[]): readonly SectionPick[] {
  const required = missing.filter(({ optional }) => !optional);
  const optional = missing.filter((section) => section.optional);
  const all: SectionPick = {
    label: "$(add) Insert all required sections",
    description: plain(required.map(({ title }) => title).join(", ")),
    section: "all",
  };
  return [
    ...(required.length > 1 ? [all] : []),
    ...(required.length > 0 ? [separator("required")] : []),
    ...required.map(toPick),
    ...(optional.length > 0 ? [separator("optional")] : []),
    ...optional.map(toPick),
  ];
}

function separator(label: string): SectionPick {
  return { label, kind: QuickPickItemKind.Separator };
}

function toPick(section: MissingSection): SectionPick {
  const { title, parents, guidance } = section;
  return {
    label: plain(title),
    ...(parents.length > 0 ? { description: plain(`in ${parents.join(" › ")}`) } : {}),
    ...(guidance === "" ? {} : { detail: plain(guidance.replace(/\s+/g, " ")) }),
    section,
  };
}

/** Adds a missing section where it belongs, with the template's slots as tab stops, and shows it. */
export async function insertSection(server: SpecServer, uri: string, sectionId: string): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const editor = await showDocument(document);
  const insertion = await server.request("insertSection", { uri, sectionId });
  if (insertion === null) return;
  assertSame(document, insertion.version);
  const position = toPosition(insertion.position);
  const undoStops = { undoStopBefore: true, undoStopAfter: true };
  const hasStops =
    insertion.snippet !== null &&
    (await editor.insertSnippet(new SnippetString(insertion.snippet), position, {
      keepWhitespace: true,
      ...undoStops,
    }));
  if (hasStops) {
    editor.revealRange(new Range(position, position), TextEditorRevealType.InCenterIfOutsideViewport);
    return;
  }
  await editor.edit((edit) => edit.insert(position, insertion.text), undoStops);
  await goToInserted(server, editor, insertion.inserted);
}

/**
 * Adds all required sections in one edit, and selects the first thing to fill in. They go to many places: tab stops can be
 * at one only.
 */
async function insertAll(server: SpecServer, editor: TextEditor): Promise<void> {
  const { document } = editor;
  const insertions = await server.request("insertAllSections", { uri: document.uri.toString() });
  if (insertions === null || insertions.edits.length === 0) return;
  await applyEdits(document, insertions);
  await goToInserted(server, editor, insertions.inserted);
}
