import { type Range, Selection, TextEditorRevealType, window } from "vscode";
import type { ActiveSpec } from "../activeSpec.ts";
import { toRange } from "../documents.ts";
import type { SpecServer } from "../server.ts";
import { editorOfSpec } from "./specEditor.ts";

/** Milliseconds a message stays in the status bar. */
const messageTime = 5000;

/**
 * Selects the next placeholder of the spec, or the previous one, and begins again at the other end.
 * Answers how many there are, for whoever runs the command.
 */
export async function goToPlaceholder(
  server: SpecServer,
  spec: ActiveSpec,
  direction: "next" | "previous",
): Promise<number> {
  const editor = await editorOfSpec(spec);
  const found = await server.request("placeholders", { uri: editor.document.uri.toString() });
  const ranges = found?.version === editor.document.version ? found.ranges.map(toRange) : [];
  const { selection } = editor;
  const target = direction === "next" ? nextOf(ranges, selection) : previousOf(ranges, selection);
  if (target === undefined) {
    window.setStatusBarMessage(
      found === null ? "Specwright: this document is not a spec" : "Specwright: no placeholder is left",
      messageTime,
    );
    return 0;
  }
  editor.selections = [new Selection(target.start, target.end)];
  editor.revealRange(target, TextEditorRevealType.InCenterIfOutsideViewport);
  return ranges.length;
}

function nextOf(ranges: readonly Range[], selection: Selection): Range | undefined {
  const behind = ranges.find(
    (range) => range.start.isAfterOrEqual(selection.end) && !range.isEqual(selection),
  );
  return behind ?? ranges[0];
}

function previousOf(ranges: readonly Range[], selection: Selection): Range | undefined {
  const before = ranges.findLast(
    (range) => range.end.isBeforeOrEqual(selection.start) && !range.isEqual(selection),
  );
  return before ?? ranges.at(-1);
}
