import { Range, type Selection, type TextDocument, type TextEditor } from "vscode";
import type { ProtocolRange } from "../../../server/src/protocol.ts";
import type { ActiveSpec } from "../activeSpec.ts";
import { selectAndReveal, toRange } from "../documents.ts";
import type { SpecServer } from "../server.ts";
import { editorOfSpec } from "../specEditor.ts";
import { sayBriefly } from "../statusBar.ts";

/**
 * Selects the next placeholder of the spec, or the previous one, and begins again at the other end. An empty section is one
 * of them: there the cursor goes where its text goes on. Answers how many there are, for whoever runs the command.
 */
export async function goToPlaceholder(
  server: SpecServer,
  spec: ActiveSpec,
  direction: "next" | "previous",
): Promise<number> {
  const editor = await editorOfSpec(spec);
  const ranges = await placesIn(server, editor.document);
  const { selection } = editor;
  if (ranges === null) {
    sayBriefly("this document is not a spec");
    return 0;
  }
  const target = direction === "next" ? nextOf(ranges, selection) : previousOf(ranges, selection);
  if (target === undefined) {
    sayBriefly("nothing is left to fill in");
    return 0;
  }
  selectAndReveal(editor, target);
  return ranges.length;
}

/** Selects the first thing to fill in of what an edit brought in; where there is none, the cursor goes to its first line. */
export async function goToInserted(
  server: SpecServer,
  editor: TextEditor,
  inserted: readonly ProtocolRange[],
): Promise<void> {
  const within = inserted.map((range) => editor.document.validateRange(toRange(range)));
  const places = (await placesIn(server, editor.document)) ?? [];
  const target = places.find((place) => within.some((range) => range.contains(place)));
  const [first] = within;
  if (target) selectAndReveal(editor, target);
  else if (first) selectAndReveal(editor, firstLineOf(editor.document, first));
}

/** How often the document may change while the server looks at it. */
const mostTries = 10;

/** Where something is to be filled in, in the document as it is now. null: it is not a spec. */
async function placesIn(server: SpecServer, document: TextDocument): Promise<readonly Range[] | null> {
  for (let tries = 0; tries < mostTries; tries++) {
    const found = await server.request("placeholders", { uri: document.uri.toString() });
    if (found === null) return null;
    // Somebody types, or the server has yet to hear of the last change.
    if (found.version === document.version) return found.ranges.map(toRange);
  }
  throw new Error("The document keeps changing. Try again.");
}

/** An empty range at the end of the first line in a range that is not blank. */
function firstLineOf(document: TextDocument, { start, end }: Range): Range {
  for (let line = start.line; line <= end.line; line++) {
    const row = document.lineAt(line);
    if (!row.isEmptyOrWhitespace) return row.range.with(row.range.end);
  }
  return new Range(start, start);
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
