import { type CodeAction, commands, Range, workspace } from "vscode";
import type { ActiveSpec } from "../activeSpec.ts";
import { editorOfSpec } from "../specEditor.ts";
import { sayBriefly } from "../statusBar.ts";

/** As the server calls it. */
const fixAllKind = "source.fixAll.specwright";

/** Takes all fixes that need no thought, in one edit, as saving does where the user has asked for that. */
export async function fixAll(spec: ActiveSpec): Promise<void> {
  const { document } = await editorOfSpec(spec);
  const whole = document.validateRange(new Range(0, 0, document.lineCount, 0));
  const actions = await commands.executeCommand<readonly CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    whole,
    fixAllKind,
  );
  const edit = actions.find(({ kind }) => kind?.value === fixAllKind)?.edit;
  if (edit === undefined) {
    sayBriefly("nothing can be fixed without you");
    return;
  }
  await workspace.applyEdit(edit);
}
