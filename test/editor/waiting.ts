// Waiting for the editor without ever sleeping: everything here looks at once, and again whenever an event says
// that something may be different. What does not come in time fails with what was there instead.
import assert from "node:assert/strict";
import { type Event, languages, type TextDocument, window, workspace } from "vscode";
import { specwright } from "./extension.ts";

/** Milliseconds. Half of mocha's limit for a test, so that this message comes before mocha's. */
const timeLimit = 15_000;

/**
 * Waits until `look` gives something other than undefined.
 * @param what continues the sentence "Waited for …"
 * @param instead what is there instead, for the failure
 */
async function until<T>(
  what: string,
  events: readonly Event<unknown>[],
  look: () => T | undefined | Promise<T | undefined>,
  instead: () => unknown,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      for (const subscription of subscriptions) subscription.dispose();
      settle();
    };
    const again = async () => {
      try {
        const found = await look();
        if (found !== undefined) end(() => resolve(found));
      } catch (error) {
        end(() => reject(error));
      }
    };
    const tooLate = () =>
      end(() => reject(new Error(`Waited for ${what}. Instead: ${JSON.stringify(instead(), undefined, 2)}`)));
    const timer = setTimeout(tooLate, timeLimit);
    const subscriptions = events.map((event) => event(() => void again()));
    void again();
  });
}

/** Waits until `actual` equals `expected`; the failure shows the difference. */
async function untilEqual<T>(
  what: string,
  events: readonly Event<unknown>[],
  actual: () => T,
  expected: T,
): Promise<void> {
  try {
    await until(
      what,
      events,
      () => (isEqual(actual(), expected) ? true : undefined),
      () => "",
    );
  } catch {
    assert.deepEqual(
      actual(),
      expected,
      `Waited for ${what}; there is:\n${show(actual())}\ninstead of:\n${show(expected)}`,
    );
  }
}

function isEqual(left: unknown, right: unknown): boolean {
  try {
    assert.deepEqual(left, right);
    return true;
  } catch {
    return false;
  }
}

function show(value: unknown): string {
  return Array.isArray(value) ? value.map((entry) => `  ${entry}`).join("\n") : JSON.stringify(value);
}

const severities = ["error", "warning", "information", "hint"] as const;

/** Our diagnostics of a document, one line each: `error invalid-value «P9»: Priority must be …`. */
export function findings(document: TextDocument): readonly string[] {
  return languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === "Specwright")
    .map(({ severity, code, range, message }) => {
      const name = typeof code === "object" ? code.value : code;
      return `${severities[severity]} ${name} «${document.getText(range)}»: ${message}`;
    });
}

/** Waits until exactly these findings are shown. */
export async function findingsAre(document: TextDocument, expected: readonly string[]): Promise<void> {
  await untilEqual(
    `the findings of ${workspace.asRelativePath(document.uri)}`,
    [languages.onDidChangeDiagnostics],
    () => findings(document),
    expected,
  );
}

/** Waits until the findings fulfil a condition, and gives them. */
export async function findingsThat(
  document: TextDocument,
  what: string,
  fulfil: (found: readonly string[]) => boolean,
): Promise<readonly string[]> {
  return until(
    `findings of ${workspace.asRelativePath(document.uri)} ${what}`,
    [languages.onDidChangeDiagnostics],
    () => (fulfil(findings(document)) ? findings(document) : undefined),
    () => findings(document),
  );
}

/** Waits until the document has this text. */
export async function textIs(document: TextDocument, expected: string): Promise<void> {
  await until(
    `the text of ${workspace.asRelativePath(document.uri)}`,
    [workspace.onDidChangeTextDocument],
    () => document.getText() === expected || undefined,
    () => firstDifference(document.getText(), expected),
  );
}

/** Whole documents are too long to be shown. */
function firstDifference(actual: string, expected: string): object {
  const [is, shouldBe] = [actual.split("\n"), expected.split("\n")];
  const line = is.findIndex((text, index) => text !== shouldBe[index]);
  const at = line < 0 ? is.length : line;
  return { line: at + 1, is: is.slice(at, at + 3), shouldBe: shouldBe.slice(at, at + 3) };
}

/** Waits until the outline's rows give what is looked for. */
export async function outlineThat<T>(
  what: string,
  look: () => T | undefined | Promise<T | undefined>,
  instead: () => unknown,
): Promise<T> {
  const { outline } = await specwright();
  return until(`a Spec Outline ${what}`, eventsOf(outline.onDidChangeTreeData), look, instead);
}

function eventsOf<T>(event: Event<T> | undefined): readonly Event<unknown>[] {
  assert.ok(event, "The Spec Outline never announces new rows");
  return [event];
}

/** Waits until this document is the one in front. */
export async function isInFront(document: TextDocument): Promise<void> {
  await untilEqual(
    `the editor of ${workspace.asRelativePath(document.uri)}`,
    [window.onDidChangeActiveTextEditor],
    () => window.activeTextEditor?.document.uri.toString(),
    document.uri.toString(),
  );
}

/** Waits until no text has the focus: a preview is in front. */
export async function noTextIsInFront(): Promise<void> {
  await untilEqual(
    "an editor that shows no text",
    [window.onDidChangeActiveTextEditor],
    () => window.activeTextEditor?.document.uri.toString(),
    undefined,
  );
}

/** Waits until the primary selection holds this text. */
export async function selectedTextIs(expected: string): Promise<void> {
  await untilEqual(
    "the selected text",
    [window.onDidChangeTextEditorSelection, window.onDidChangeActiveTextEditor],
    () => {
      const editor = window.activeTextEditor;
      return editor?.document.getText(editor.selection);
    },
    expected,
  );
}

/** Repeats something until it has had its effect: for widgets that announce neither that they are there nor that they are not. */
export async function repeatUntil(
  what: string,
  act: () => Thenable<unknown>,
  isDone: () => boolean,
): Promise<void> {
  const start = Date.now();
  while (!isDone()) {
    assert.ok(Date.now() - start < timeLimit, `Waited for ${what}`);
    await act();
  }
}
