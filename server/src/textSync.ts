import type {
  Connection,
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  Position,
  TextDocumentContentChangeEvent,
  TextDocuments,
} from "vscode-languageserver";
import type { OpenText } from "./service/openText.ts";

type TextDocumentConnection = Parameters<TextDocuments<OpenText>["listen"]>[0];

export interface TextSyncContext {
  /** False before `initialize` and after `shutdown`: what comes then is not looked at. */
  readonly isListening: () => boolean;
  /** Version of a document that is open. */
  readonly versionOf: (uri: string) => number | undefined;
  readonly logError: (error: unknown) => void;
}

/**
 * The connection as the library's documents need it, which takes whatever it is given for a text and a range. A document
 * of which something came that is neither is given up, because nobody can say any more what its text is: no finding is
 * better than a wrong one. It is back as soon as its whole text comes.
 */
export function textSyncOf(
  connection: Connection,
  { isListening, versionOf, logError }: TextSyncContext,
): TextDocumentConnection {
  const lost = new Set<string>();
  let open: (params: DidOpenTextDocumentParams) => void = () => undefined;
  let change: (params: DidChangeTextDocumentParams) => void = () => undefined;
  let close: (params: DidCloseTextDocumentParams) => void = () => undefined;

  function giveUp(uri: string, method: string): void {
    logError(new Error(`${method}: the text of ${uri} is not known any more. Open it again.`));
    lost.add(uri);
    close({ textDocument: { uri } });
  }

  connection.onDidOpenTextDocument((params) => {
    const uri = isListening() ? uriOf(params) : null;
    if (uri === null) return;
    const { text, version } = params.textDocument;
    if (typeof text !== "string") return giveUp(uri, "textDocument/didOpen");
    lost.delete(uri);
    open({ textDocument: { uri, languageId: "markdown", version: versionIn(version, 0), text } });
  });

  connection.onDidChangeTextDocument((params) => {
    const uri = isListening() ? uriOf(params) : null;
    if (uri === null) return;
    const known = versionOf(uri);
    if (known === undefined && !lost.has(uri)) return;
    let contentChanges = changesIn(params.contentChanges);
    if (contentChanges === null) return giveUp(uri, "textDocument/didChange");
    const version = versionIn(params.textDocument.version, (known ?? 0) + 1);
    if (known === undefined) {
      const whole = contentChanges.findLastIndex((one) => !("range" in one));
      const text = contentChanges[whole]?.text;
      if (text === undefined) return;
      lost.delete(uri);
      open({ textDocument: { uri, languageId: "markdown", version, text } });
      contentChanges = contentChanges.slice(whole + 1);
    }
    change({ textDocument: { uri, version }, contentChanges: [...contentChanges] });
  });

  connection.onDidCloseTextDocument((params) => {
    const uri = isListening() ? uriOf(params) : null;
    if (uri === null) return;
    lost.delete(uri);
    close({ textDocument: { uri } });
  });

  const nothing = { dispose: () => undefined };
  return {
    onDidOpenTextDocument: (handler) => {
      open = handler;
      return nothing;
    },
    onDidChangeTextDocument: (handler) => {
      change = handler;
      return nothing;
    },
    onDidCloseTextDocument: (handler) => {
      close = handler;
      return nothing;
    },
    // Saving changes nothing that is known of a text.
    onWillSaveTextDocument: () => nothing,
    onWillSaveTextDocumentWaitUntil: () => nothing,
    onDidSaveTextDocument: () => nothing,
  };
}

function uriOf(params: unknown): string | null {
  const uri = (params as DidCloseTextDocumentParams | undefined)?.textDocument?.uri;
  return typeof uri === "string" ? uri : null;
}

/** Some clients count no versions. */
function versionIn(given: unknown, otherwise: number): number {
  return typeof given === "number" ? given : otherwise;
}

/** null for what are no changes of a text. */
function changesIn(given: unknown): readonly TextDocumentContentChangeEvent[] | null {
  if (!Array.isArray(given)) return null;
  const changes: TextDocumentContentChangeEvent[] = [];
  for (const { text, range } of given.map((one) => one ?? {})) {
    if (typeof text !== "string") return null;
    if (range === undefined || range === null) changes.push({ text });
    else if (isPlace(range.start) && isPlace(range.end)) changes.push({ text, range });
    else return null;
  }
  return changes;
}

function isPlace(given: unknown): boolean {
  const { line, character } = (given ?? {}) as Partial<Position>;
  return [line, character].every((number) => Number.isInteger(number) && Number(number) >= 0);
}
