import {
  type Disposable,
  type Event,
  EventEmitter,
  type LogOutputChannel,
  TabInputText,
  type TextDocument,
  type TextEditor,
  window,
  workspace,
} from "vscode";
import type { SpecOutline, SpecStatus } from "../../server/src/protocol.ts";
import { canBeSpec } from "./documents.ts";
import type { SpecServer } from "./server.ts";

/** What the server says about a document, at one version of it. */
interface KnownDocument {
  readonly document: TextDocument;
  /** null: the document is not a spec. */
  readonly outline: SpecOutline | null;
  readonly status: SpecStatus;
}

/** The Markdown document the user works on, and what is known about it. */
export interface ActiveSpec extends Disposable {
  /** undefined: the editor holds no Markdown document. */
  readonly document: () => TextDocument | undefined;
  /**
   * The last answer, possibly for an older version of the document, or for the previous document until the
   * new one's answer is there: what is shown stays until there is something better. undefined: no answer yet.
   */
  readonly known: () => KnownDocument | undefined;
  readonly onDidChange: Event<void>;
}

export function followActiveSpec(server: SpecServer, output: LogOutputChannel): ActiveSpec {
  const changed = new EventEmitter<void>();
  let document: TextDocument | undefined;
  let known: KnownDocument | undefined;
  let asking = false;
  let askAgain = false;

  function follow(next: TextDocument | undefined): void {
    if (next === document) return;
    document = next;
    if (next === undefined) known = undefined;
    changed.fire();
    void refresh();
  }

  function followEditor(editor: TextEditor | undefined): void {
    if (editor === undefined) {
      // A preview, a terminal or nothing has the focus: the spec stays as long as it has a tab.
      if (document !== undefined && !hasTab(document)) follow(undefined);
      return;
    }
    if (canBeSpec(editor.document)) follow(editor.document);
    // Output, search and input boxes are editors without a column: the user is still at the spec.
    else if (editor.viewColumn !== undefined) follow(undefined);
  }

  /** One question at a time; whatever happens meanwhile leads to one more. */
  async function refresh(): Promise<void> {
    askAgain = asking;
    if (asking) return;
    asking = true;
    do {
      askAgain = false;
      try {
        await ask();
      } catch (error) {
        // The server died under the question; it is asked again as soon as it runs.
        output.debug("Outline not answered", error);
      }
    } while (askAgain);
    asking = false;
  }

  async function ask(): Promise<void> {
    if (document === undefined || server.state() !== "running") return;
    const asked = document;
    const { version } = asked;
    const uri = asked.uri.toString();
    const [outline, status] = await Promise.all([
      server.request("outline", { uri }),
      server.request("status", { uri }),
    ]);
    // An outdated answer is dropped: the server announces the next one by `changed`.
    if (asked !== document || asked.version !== version) return;
    if (outline !== null && outline.version !== version) return;
    known = { document: asked, outline, status };
    changed.fire();
  }

  const subscriptions = [
    changed,
    window.onDidChangeActiveTextEditor(followEditor),
    // The document in front may be on the file system of a folder that was not there before.
    workspace.onDidChangeWorkspaceFolders(() => followEditor(window.activeTextEditor)),
    workspace.onDidCloseTextDocument((closed) => {
      if (closed === document) follow(undefined);
    }),
    // Also fired when the language of an open document changes.
    workspace.onDidOpenTextDocument((opened) => {
      if (opened === window.activeTextEditor?.document) followEditor(window.activeTextEditor);
    }),
    server.onDidChangeSpec(({ uri }) => {
      if (uri === document?.uri.toString()) void refresh();
    }),
    server.onDidChangeTemplates(() => void refresh()),
    server.onDidChangeState(() => {
      changed.fire();
      void refresh();
    }),
  ];
  followEditor(window.activeTextEditor);

  return {
    document: () => document,
    known: () => known,
    onDidChange: changed.event,
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

function hasTab(document: TextDocument): boolean {
  const uri = document.uri.toString();
  return window.tabGroups.all.some((group) =>
    group.tabs.some((tab) => tab.input instanceof TabInputText && tab.input.uri.toString() === uri),
  );
}
