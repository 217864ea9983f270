import type { WorkspaceEdit } from "vscode-languageserver-types";
import type { Change } from "../../core/rule/rule.ts";
import type { OpenSpec } from "../../service/specs.ts";
import { rangeOf, textEdit } from "../ranges.ts";

/** What an editor can do with what it is offered. */
export interface EditorAbilities {
  /** Inserts snippets as part of an edit. */
  readonly insertsSnippets: boolean;
  /** Has the commands that `clientCommands` names. */
  readonly runsCommands: boolean;
}

/** An edit that a client refuses where the document has changed since. */
export function versionedEdit(
  { textDocument }: OpenSpec,
  changes: readonly Change[],
  { insertsSnippets }: EditorAbilities,
): WorkspaceEdit {
  const { uri, version } = textDocument;
  const edits = changes.map((change) =>
    change.snippet !== undefined && insertsSnippets
      ? {
          range: rangeOf(textDocument, change.span),
          snippet: { kind: "snippet" as const, value: change.snippet },
        }
      : textEdit(textDocument, change),
  );
  return { documentChanges: [{ textDocument: { uri, version }, edits }] };
}
