import { type ServerCapabilities, TextDocumentSyncKind } from "vscode-languageserver";

/** Characters that ask for a completion: VS Code offers none by itself while one types Markdown. */
const triggerCharacters: readonly string[] = [" ", ":", "|", "[", "#", "*", "/"];

/** What the server tells a client it can do. `pulls`: the client asks for diagnostics when it wants them. */
export function serverCapabilities(pulls: boolean): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    completionProvider: { triggerCharacters: [...triggerCharacters] },
    codeActionProvider: { codeActionKinds: ["quickfix", "refactor.rewrite", "source.fixAll.specwright"] },
    hoverProvider: true,
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(pulls
      ? {
          diagnosticProvider: {
            identifier: "specwright",
            interFileDependencies: false,
            workspaceDiagnostics: false,
          },
        }
      : {}),
  };
}
