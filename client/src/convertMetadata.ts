import { type QuickPickItem, window } from "vscode";
import type { MetadataConversion } from "../../server/src/protocol.ts";
import type { ActiveSpec } from "./activeSpec.ts";
import { applyEdits } from "./applyEdits.ts";
import type { SpecServer } from "./server.ts";
import { editorOfSpec } from "./specEditor.ts";

interface FormPick extends QuickPickItem {
  readonly conversion: MetadataConversion;
}

/**
 * Brings the metadata of the spec the user works on into another form, which the user picks, as one edit. A keybinding or a
 * test may say it beforehand: `{ form: 'table' }`.
 */
export async function convertMetadata(
  server: SpecServer,
  spec: ActiveSpec,
  argument: unknown,
): Promise<void> {
  const whatToDo = "Open the spec whose metadata you want to convert.";
  const { document, selection } = await editorOfSpec(spec, whatToDo);
  const { line, character } = selection.active;
  const conversions = await server.request("convertMetadata", {
    uri: document.uri.toString(),
    position: { line, character },
  });
  if (conversions.length === 0) {
    throw new Error("There is no metadata here that could stand in another form.");
  }
  const form = formOf(argument);
  const conversion =
    form === undefined
      ? await askForm(conversions)
      : conversions.find((candidate) => candidate.form === form);
  if (conversion !== undefined) await applyEdits(document, conversion);
}

/** Menus pass things of their own. */
function formOf(argument: unknown): unknown {
  return typeof argument === "object" && argument !== null && "form" in argument ? argument.form : undefined;
}

/** undefined: the user pressed Escape. */
async function askForm(conversions: readonly MetadataConversion[]): Promise<MetadataConversion | undefined> {
  const picks = conversions.map((conversion): FormPick => {
    const { name } = conversion;
    return { label: name.charAt(0).toUpperCase() + name.slice(1), conversion };
  });
  const picked = await window.showQuickPick(picks, {
    title: "Convert Metadata",
    placeHolder: `${conversions[0]?.fields.join(", ") ?? ""} as …`,
  });
  return picked?.conversion;
}
