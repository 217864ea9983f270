import {
  CodeAction,
  CodeActionKind,
  CodeLens,
  type Command,
  Disposable,
  EventEmitter,
  languages,
  Range,
  type TextDocument,
  workspace,
} from "vscode";
import type { StatusPlace } from "../../../server/src/protocol.ts";
import { commandIds } from "../commands.ts";
import { canBeSpec, toRange } from "../documents.ts";
import { plain } from "../plain.ts";
import type { SpecServer } from "../server.ts";

/** The ways to Change Status that stand in the text: a lens above the metadata, a code action on the value. */
export function provideStatusActions(server: SpecServer): Disposable {
  const lensesChanged = new EventEmitter<void>();
  // All Markdown: which of it can be a spec changes with the folders of the workspace, and what is registered does not.
  const selector = { language: "markdown" };
  const placeIn = async (document: TextDocument): Promise<StatusPlace | null> =>
    server.state() === "stopped" || !canBeSpec(document)
      ? null
      : (await server.request("status", { uri: document.uri.toString() })).field;
  return Disposable.from(
    lensesChanged,
    server.onDidChangeSpec(() => lensesChanged.fire()),
    server.onDidChangeTemplates(() => lensesChanged.fire()),
    server.onDidChangeState(() => lensesChanged.fire()),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("specwright.statusLens")) lensesChanged.fire();
    }),
    languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: lensesChanged.event,
      provideCodeLenses: async (document) => {
        if (!workspace.getConfiguration("specwright", document.uri).get("statusLens", true)) return [];
        const place = await placeIn(document);
        if (place === null) return [];
        const line = document.validateRange(new Range(place.metadataLine, 0, place.metadataLine, 0));
        return [new CodeLens(line, { ...command(document), title: plain(lensTitle(place)) })];
      },
    }),
    languages.registerCodeActionsProvider(
      selector,
      {
        provideCodeActions: async (document, range) => {
          const place = await placeIn(document);
          if (place === null || toRange(place.range).intersection(range) === undefined) return [];
          const action = new CodeAction("Change Status…", CodeActionKind.RefactorRewrite);
          action.command = command(document);
          return [action];
        },
      },
      { providedCodeActionKinds: [CodeActionKind.RefactorRewrite] },
    ),
  );
}

function command(document: TextDocument): Command {
  return {
    command: commandIds.changeStatus,
    title: "Change Status…",
    tooltip: "Shows what stands in the way, then changes status, date, version and change log in one step",
    arguments: [document.uri],
  };
}

/** `Draft → In Review…` */
function lensTitle({ current, next }: StatusPlace): string {
  if (current === "") return "Choose Status…";
  return next === null ? `${current} · Change Status…` : `${current} → ${next}…`;
}
