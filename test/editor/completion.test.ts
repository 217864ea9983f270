// What is offered where, and what a line becomes when it is taken.

import assert from "node:assert/strict";
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  commands,
  type Position,
  Range,
  Selection,
  SnippetString,
  type TextDocument,
  WorkspaceEdit,
  workspace,
} from "vscode";
import { today } from "./dates.ts";
import { openSample, replaceLine, specs, usesSample } from "./sample.ts";
import { repeatUntil } from "./waiting.ts";

/** A place where a value stands: the line of the sample, and what becomes of it. */
interface Place {
  readonly what: string;
  readonly path: string;
  readonly line: string;
  /** The line as it is when completion is asked for at `‸`. */
  readonly asked: string;
  /** All values, in order. */
  readonly offered: readonly string[];
  readonly taken: string;
  readonly result: string;
}

const places: readonly Place[] = [
  {
    what: "status in front matter, in the middle of the old value",
    path: specs.technical,
    line: "status: draft # draft | in-review | approved | implemented",
    asked: "status: dr‸aft # draft | in-review | approved | implemented",
    offered: ["draft", "in-review", "approved", "implemented"],
    taken: "approved",
    result: "status: approved # draft | in-review | approved | implemented",
  },
  {
    what: "priority in front matter, deleted",
    path: specs.system,
    line: "priority: high",
    asked: "priority: ‸",
    offered: ["low", "medium", "high"],
    taken: "medium",
    result: "priority: medium",
  },
  {
    what: "right behind a colon a blank is added",
    path: specs.system,
    line: "priority: high",
    asked: "priority:‸",
    offered: ["low", "medium", "high"],
    taken: "low",
    result: "priority: low",
  },
  {
    what: "bold line, colon outside",
    path: specs.implementation,
    line: "**Document Status**: APPROVED  ",
    asked: "**Document Status**: APPROVED‸  ",
    offered: ["DRAFT", "IN_REVIEW", "APPROVED", "IMPLEMENTED"],
    taken: "IMPLEMENTED",
    result: "**Document Status**: IMPLEMENTED  ",
  },
  {
    what: "bold line, colon inside, misspelt",
    path: specs.solution,
    line: "**Status:** Aproved  ",
    asked: "**Status:** Apro‸ved  ",
    offered: ["Draft", "Review", "Approved", "Implemented"],
    taken: "Approved",
    result: "**Status:** Approved  ",
  },
  {
    what: "row of a metadata table",
    path: specs.feature,
    line: "| **Status** | In Review |",
    asked: "| **Status** | In‸ Review |",
    offered: ["Draft", "In Review", "Approved", "Implemented"],
    taken: "Approved",
    result: "| **Status** | Approved |",
  },
  {
    what: "empty cell of a metadata table",
    path: specs.feature,
    line: "| **Status** | In Review |",
    asked: "| **Status** | ‸ |",
    offered: ["Draft", "In Review", "Approved", "Implemented"],
    taken: "Draft",
    result: "| **Status** | Draft |",
  },
  {
    what: "row of a metadata table that is still being typed",
    path: specs.feature,
    line: "| **Status** | In Review |",
    asked: "| **Status** | ‸",
    offered: ["Draft", "In Review", "Approved", "Implemented"],
    taken: "In Review",
    result: "| **Status** | In Review",
  },
  {
    what: "bold list item, of a user template",
    path: specs.decision,
    line: "- **Status**: Accepted",
    asked: "- **Status**: ‸Accepted",
    offered: ["Proposed", "Accepted", "Rejected", "Superseded"],
    taken: "Superseded",
    result: "- **Status**: Superseded",
  },
  {
    what: "priority in a checklist line",
    path: specs.system,
    line: "- [x] **FR-001**: The system publishes a plan for every depot at 04:30 (priority: high)",
    asked: "- [x] **FR-001**: The system publishes a plan for every depot at 04:30 (priority: h‸igh)",
    offered: ["low", "medium", "high"],
    taken: "low",
    result: "- [x] **FR-001**: The system publishes a plan for every depot at 04:30 (priority: low)",
  },
  {
    what: "footer, undecided",
    path: specs.system,
    line: "**Status**: [DRAFT|REVIEW|APPROVED]",
    asked: "**Status**: [DRAFT‸|REVIEW|APPROVED]",
    offered: ["DRAFT", "REVIEW", "APPROVED"],
    taken: "REVIEW",
    result: "**Status**: REVIEW",
  },
  {
    what: "cell of a Priority column",
    path: specs.feature,
    line: "| FR-5 | The recipient can ask for a message thirty minutes before the delivery | P9 | Subscribe, move the estimate to 30 minutes, receive one message |",
    asked:
      "| FR-5 | The recipient can ask for a message thirty minutes before the delivery | P9‸ | Subscribe, move the estimate to 30 minutes, receive one message |",
    offered: ["P0", "P1", "P2"],
    taken: "P2",
    result:
      "| FR-5 | The recipient can ask for a message thirty minutes before the delivery | P2 | Subscribe, move the estimate to 30 minutes, receive one message |",
  },
  {
    what: "undecided cell of an Impact column",
    path: specs.technical,
    line: "| [What a broken dependency could cause] | High/Med/Low | [What contains the damage] |",
    asked: "| [What a broken dependency could cause] | High/Med/Low‸ | [What contains the damage] |",
    offered: ["High", "Med", "Low"],
    taken: "Med",
    result: "| [What a broken dependency could cause] | Med | [What contains the damage] |",
  },
];

suite("Completion", () => {
  usesSample();

  for (const { what, path, line, asked, offered, taken, result } of places) {
    test(what, async () => {
      const { document } = await openSample(path);
      const caret = await replaceLine(document, line, asked);
      const items = await completionsAt(document, caret, CompletionItemKind.EnumMember);
      assert.deepEqual(items.map(labelOf), offered);
      for (const item of items) assert.ok(item.documentation, `${labelOf(item)} is not explained`);
      assert.equal(await lineAfter(document, caret, items, taken), result);
    });
  }

  test("only what begins as typed is left", async () => {
    const { document } = await openSample(specs.feature);
    const caret = await replaceLine(document, "| **Status** | In Review |", "| **Status** | im‸ |");
    const items = await completionsAt(document, caret, CompletionItemKind.EnumMember);
    assert.equal(await lineAfter(document, caret, items, "Implemented"), "| **Status** | Implemented |");
  });

  test("a date is today's", async () => {
    const { document } = await openSample(specs.feature);
    const caret = await replaceLine(
      document,
      "| **Last Updated** | 2025-10-27 |",
      "| **Last Updated** | 2025‸-10-27 |",
    );
    const items = await completionsAt(document, caret, CompletionItemKind.Value);
    assert.deepEqual(items.map(labelOf), [today()]);
    assert.equal(await lineAfter(document, caret, items, today()), `| **Last Updated** | ${today()} |`);
  });

  test("names of fields that are not there yet, as front matter", async () => {
    const { document } = await openSample(specs.technical);
    const caret = await replaceLine(document, "lastModified: 2025-10-29", "last‸");
    const items = await completionsAt(document, caret, CompletionItemKind.Field);
    assert.deepEqual(items.map(labelOf), ["lastModified"]);
    assert.equal(await lineAfter(document, caret, items, "lastModified"), `lastModified: ${today()}`);
  });

  test("names of fields that are not there yet, as bold lines", async () => {
    const { document } = await openSample(specs.solution);
    const caret = await replaceLine(document, "**Status:** Aproved  ", "**Sta‸");
    const items = await completionsAt(document, caret, CompletionItemKind.Field);
    assert.deepEqual(items.map(labelOf), ["Status"]);
    assert.equal((await lineAfter(document, caret, items, "Status")).trimEnd(), "**Status:** Draft");
  });

  test("missing sections behind ##, with their text as a snippet", async () => {
    const { document } = await openSample(specs.feature);
    const caret = await replaceLine(document, "## Open Questions", "## ‸");
    const items = await completionsAt(document, caret, CompletionItemKind.Module);
    // The one that is missing here, and the one whose heading was just deleted.
    assert.deepEqual(items.slice(0, 2).map(labelOf), ["## Rollout Plan", "## Open Questions"]);
    const [rollout] = items;
    assert.ok(rollout?.insertText instanceof SnippetString, "It is not inserted as a snippet");
    const { value } = rollout.insertText;
    assert.match(value, /^## Rollout Plan\n/);
    assert.match(value, /\$\{1:/, "There is no tab stop");
    assert.match(value, /\n### Rollback Plan\n/);
    assert.ok(!value.includes("<!--"), "The guidance is not taken out");
  });

  test("nothing in prose, in code, and in a document that is no spec", async () => {
    const { document } = await openSample(specs.feature);
    const prose = await replaceLine(
      document,
      "11 % to 7 %, which pays for the work in five months.",
      "11 % to 7 %, status ‸",
    );
    assert.deepEqual(await ours(document, prose), []);
    const code = await replaceLine(document, "Accept: application/json", "Status: ‸");
    assert.deepEqual(await ours(document, code), []);
    const readme = await openSample("README.md");
    const heading = await replaceLine(readme.document, "## Conventions", "## ‸");
    assert.deepEqual(await ours(readme.document, heading), []);
  });

  test("typed and taken with the keys a person uses", async () => {
    const editor = await openSample(specs.feature);
    const { document } = editor;
    const caret = await replaceLine(document, "| **Status** | In Review |", "| **Status** |‸");
    editor.selection = new Selection(caret, caret);
    // The blank is a trigger character.
    await commands.executeCommand("type", { text: " " });
    await commands.executeCommand("type", { text: "a" });
    const typed = "| **Status** | a";
    assert.equal(document.lineAt(caret.line).text, typed);
    await repeatUntil(
      "a suggestion to be taken",
      () => commands.executeCommand("acceptSelectedSuggestion"),
      () => document.lineAt(caret.line).text !== typed,
    );
    assert.equal(document.lineAt(caret.line).text, "| **Status** | Approved");
  });
});

/** Our items of this kind, in the order of the suggest widget. */
async function completionsAt(
  document: TextDocument,
  position: Position,
  kind: CompletionItemKind,
): Promise<readonly CompletionItem[]> {
  return (await ours(document, position)).filter((item) => item.kind === kind);
}

/** Kinds that only we use in Markdown: VS Code offers words, links and snippets. */
const ourKinds: ReadonlySet<CompletionItemKind | undefined> = new Set([
  CompletionItemKind.EnumMember,
  CompletionItemKind.Value,
  CompletionItemKind.Module,
  CompletionItemKind.Field,
]);

async function ours(document: TextDocument, position: Position): Promise<readonly CompletionItem[]> {
  const { items } = await commands.executeCommand<CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    position,
  );
  return items
    .filter(({ kind }) => ourKinds.has(kind))
    .sort((left, right) => (left.sortText ?? "").localeCompare(right.sortText ?? ""));
}

function labelOf({ label }: CompletionItem): string {
  return typeof label === "string" ? label : label.label;
}

/** Takes the item and gives the line that the caret is in. */
async function lineAfter(
  document: TextDocument,
  { line }: Position,
  items: readonly CompletionItem[],
  label: string,
): Promise<string> {
  const item = items.find((candidate) => labelOf(candidate) === label);
  assert.ok(item, `There is no ${label} among ${items.map(labelOf).join(", ")}`);
  const { range, insertText } = item;
  assert.ok(range, `${label} does not say what it replaces`);
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, range instanceof Range ? range : range.replacing, textOf(insertText ?? label));
  assert.ok(await workspace.applyEdit(edit), "The edit was refused");
  return document.lineAt(line).text;
}

/** What a snippet leaves when nothing is typed into it. */
function textOf(inserted: string | SnippetString): string {
  if (typeof inserted === "string") return inserted;
  return inserted.value
    .replace(/\$\{\d+:([^}]*)\}/g, "$1")
    .replace(/\$\d+/g, "")
    .replace(/\\([\\$}])/g, "$1");
}
