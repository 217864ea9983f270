import { type CodeAction, CodeActionKind, type Command, type Range } from "vscode-languageserver-types";
import { removalOf } from "../../core/binding/removal.ts";
import { type Section, sectionAt } from "../../core/document/document.ts";
import { keepingFix } from "../../core/rule/keeping.ts";
import { placeholdersAmong } from "../../core/rule/placeholders.ts";
import type { Change, Finding, Fix } from "../../core/rule/rule.ts";
import { changeOn } from "../../core/rule/today.ts";
import { clientCommands, type FillSectionParams, type GoToInsertedParams } from "../../protocol.ts";
import type { OpenSpec } from "../../service/specs.ts";
import { toDiagnostic } from "../diagnostics.ts";
import { placeholdersNear } from "../fillSection.ts";
import { insertedRanges } from "../ranges.ts";
import { deleteTemplateText, fixAllKind, insertMissingSections, mendAll } from "./mendAll.ts";
import { type EditorAbilities, versionedEdit } from "./workspaceEdit.ts";

/**
 * What can be done at a range: the fixes of all findings that it touches, each bound to its diagnostic, filling the
 * section, and where it is asked for, everything that needs no thought. Edits are bound to this version of the document.
 * `today`: YYYY-MM-DD.
 */
export function provideCodeActions(
  spec: OpenSpec,
  range: Range,
  only: readonly string[] | undefined,
  editor: EditorAbilities,
  today: string,
): CodeAction[] {
  const filling = editor.runsCommands ? fillSection(spec, range, only) : null;
  return [
    ...(filling?.kind === CodeActionKind.QuickFix ? [filling] : []),
    ...(isWanted(only, CodeActionKind.QuickFix) ? quickFixes(spec, range, editor, today) : []),
    ...(filling?.kind === CodeActionKind.RefactorRewrite ? [filling] : []),
    ...(isWanted(only, fixAllKind) ? fixAll(spec, editor) : []),
  ];
}

/** Whether actions of a kind are asked for, by its name or that of a wider one. Source actions only by their name. */
function isWanted(only: readonly string[] | undefined, kind: string): boolean {
  const isSource = kind.startsWith(CodeActionKind.Source);
  if (only === undefined) return !isSource;
  return only.some((wanted) =>
    wanted === "" ? !isSource : kind === wanted || kind.startsWith(`${wanted}.`),
  );
}

function quickFixes(spec: OpenSpec, range: Range, editor: EditorAbilities, today: string): CodeAction[] {
  const { textDocument, document } = spec;
  const start = textDocument.offsetAt(range.start);
  const end = textDocument.offsetAt(range.end);
  const findings = spec.findings();
  const here = findings.filter(({ span }) => span.start <= end && start <= span.end);
  const action = (finding: Finding, fix: Fix): CodeAction => {
    const changes = fix.changes.map((change) => changeOn(today, change));
    return {
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(spec, finding)],
      isPreferred: fix.preferred,
      edit: versionedEdit(spec, changes, editor),
      ...(bringsIn.has(finding.code) ? goThere(spec, changes, editor) : {}),
    };
  };
  const missing = here.filter(({ code }) => code === "missing-section");
  return [
    ...here.flatMap((finding) => finding.fixes().map((fix) => action(finding, fix))),
    ...(missing.length > 0 ? insertAll(spec, missing, editor) : []),
    ...deleteAll(spec, here, editor),
    ...removals(spec, placeholdersAmong(here), editor),
    // What one would do last stands last.
    ...here.flatMap((finding) => {
      const fix = keepingFix(document, finding, findings);
      return fix ? [action(finding, fix)] : [];
    }),
  ];
}

/** Rules whose fixes bring in what is to be filled in then, at a place that may be far from the cursor. */
const bringsIn: ReadonlySet<string> = new Set(["missing-section", "missing-field", "change-log"]);

/** The command that goes to the first thing to fill in of what was inserted. A snippet goes there by itself. */
function goThere(
  { textDocument }: OpenSpec,
  changes: readonly Change[],
  { insertsSnippets, runsCommands }: EditorAbilities,
): { readonly command?: Command } {
  const isSnippet = insertsSnippets && changes.some(({ snippet }) => snippet !== undefined);
  const isInsertion = changes.every(({ span }) => span.start === span.end);
  if (!runsCommands || isSnippet || !isInsertion) return {};
  const params: GoToInsertedParams = {
    uri: textDocument.uri,
    ranges: insertedRanges(textDocument, changes),
  };
  return {
    command: { title: "Go There", command: clientCommands.goToInserted, arguments: [params] },
  };
}

/** Where a placeholder stands in a section that nobody asks for and nobody has written: the section may go. */
function removals(
  spec: OpenSpec,
  placeholders: readonly Finding[],
  editor: EditorAbilities,
): readonly CodeAction[] {
  const { binding, document } = spec;
  if (!binding) return [];
  const around = new Set(placeholders.flatMap(({ span }) => ancestry(sectionAt(document, span.start))));
  return [...around].flatMap((section): CodeAction[] => {
    const change = removalOf(binding, section);
    if (!change) return [];
    const inside = placeholders.filter(
      ({ span }) => section.start <= span.start && span.end <= section.treeEnd,
    );
    return [
      {
        title: `Remove optional section '${section.content.title}'`,
        kind: CodeActionKind.QuickFix,
        diagnostics: inside.map((finding) => toDiagnostic(spec, finding)),
        isPreferred: false,
        edit: versionedEdit(spec, [change], editor),
      },
    ];
  });
}

/** A section and those it stands in, innermost first. */
function ancestry(section: Section | null): readonly Section[] {
  return section ? [section, ...ancestry(section.parent)] : [];
}

/** One action for all missing sections, where there are several. */
function insertAll(spec: OpenSpec, here: readonly Finding[], editor: EditorAbilities): CodeAction[] {
  if (spec.findings().filter(({ code }) => code === "missing-section").length < 2) return [];
  const changes = insertMissingSections(spec);
  return [
    {
      title: "Insert all missing sections",
      kind: CodeActionKind.QuickFix,
      diagnostics: here.map((finding) => toDiagnostic(spec, finding)),
      isPreferred: false,
      edit: versionedEdit(spec, changes, editor),
      ...goThere(spec, changes, editor),
    },
  ];
}

/** One action for all that only told the writer what to do, where there is more than one such text. */
function deleteAll(spec: OpenSpec, here: readonly Finding[], editor: EditorAbilities): CodeAction[] {
  const isDone = ({ code, fixes }: Finding) => code === "template-text" && fixes().length > 0;
  const done = here.filter(isDone);
  if (done.length === 0 || spec.findings().filter(isDone).length < 2) return [];
  return [
    {
      title: "Delete all template text",
      kind: CodeActionKind.QuickFix,
      diagnostics: done.map((finding) => toDiagnostic(spec, finding)),
      isPreferred: false,
      edit: versionedEdit(spec, deleteTemplateText(spec), editor),
    },
  ];
}

function fixAll(spec: OpenSpec, editor: EditorAbilities): CodeAction[] {
  const changes = mendAll(spec);
  return changes.length === 0
    ? []
    : [
        {
          title: "Fix all that needs no thought",
          kind: fixAllKind,
          edit: versionedEdit(spec, changes, editor),
        },
      ];
}

/**
 * Turns the section's placeholders into tab stops, which only the client can. At a placeholder it is the first quick fix; at
 * the heading, and all over the section where refactorings are asked for, it is one of those.
 */
function fillSection(
  spec: OpenSpec,
  { start }: Range,
  only: readonly string[] | undefined,
): CodeAction | null {
  const near = placeholdersNear(spec, spec.textDocument.offsetAt(start));
  if (!near) return null;
  const title = near.title === null ? "Fill the metadata" : `Fill section '${near.title}'`;
  const params: FillSectionParams = { uri: spec.textDocument.uri, position: start };
  const command: Command = { title, command: clientCommands.fillSection, arguments: [params] };
  if (near.at && isWanted(only, CodeActionKind.QuickFix)) {
    const diagnostics = [toDiagnostic(spec, near.at)];
    return { title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred: false, command };
  }
  const isOffered = near.isAtHeading || only !== undefined;
  return isOffered && isWanted(only, CodeActionKind.RefactorRewrite)
    ? { title, kind: CodeActionKind.RefactorRewrite, command }
    : null;
}
