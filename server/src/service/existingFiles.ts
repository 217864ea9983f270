import type { Debounce } from "./debounce.ts";
import type { WorkspaceFiles } from "./templateFiles.ts";
import { decoded } from "./uris.ts";

/** What is known of the files that documents link to: asked for once, and again when they come or go. */
export interface ExistingFiles {
  /** Answers at once: true, false, or null where it is not known (yet). `destination` is relative to the document. */
  readonly exists: (documentUri: string, destination: string) => boolean | null;
  /** Asks for what is not known yet, when the document has been quiet for a while. */
  readonly ask: (documentUri: string, destinations: () => readonly string[]) => void;
  /** Files or folders have come or gone: asks again for what that may concern. */
  readonly changed: (uris: readonly string[]) => void;
  /** Grows when an answer changes that somebody may have been given. */
  readonly revision: () => number;
}

export interface ExistingFilesContext {
  readonly files: Pick<WorkspaceFiles, "exists">;
  /** Files outside the document's workspace folder are not looked for. */
  readonly folderOf: (uri: string) => string | null;
  readonly rest: Debounce;
  /** Called when the revision has grown. */
  readonly changed: () => void;
}

/** More answers than any workspace's specs need; keeps what is typed letter by letter from piling up. */
const mostAnswers = 5000;

export function createExistingFiles({ files, folderOf, rest, changed }: ExistingFilesContext): ExistingFiles {
  /** By the file's URI. */
  const answers = new Map<string, boolean | null>();
  /** The last time each file was asked for of which no answer has come yet. */
  const asked = new Map<string, number>();
  let turns = 0;
  let revision = 0;

  const uriOf = (documentUri: string, destination: string) =>
    resolvedUri(documentUri, destination, folderOf(documentUri));

  async function askFor(uris: readonly string[]): Promise<void> {
    if (uris.length === 0) return;
    if (answers.size > mostAnswers) answers.clear();
    const turn = ++turns;
    for (const uri of uris) asked.set(uri, turn);
    const found = await Promise.all(uris.map((uri) => files.exists(uri).catch(() => null)));
    let isNew = false;
    for (const [index, uri] of uris.entries()) {
      // It was asked for again meanwhile: the later answer counts.
      if (asked.get(uri) !== turn) continue;
      asked.delete(uri);
      const answer = found[index] ?? null;
      // Nobody says anything about a file that is there, nor about one of which nothing is known.
      if ((answers.get(uri) === false) !== (answer === false)) isNew = true;
      answers.set(uri, answer);
    }
    if (!isNew) return;
    revision++;
    changed();
  }

  return {
    exists: (documentUri, destination) => {
      const uri = uriOf(documentUri, destination);
      return uri === null ? null : (answers.get(uri) ?? null);
    },
    ask: (documentUri, destinations) => {
      rest.run(documentUri, () => {
        const uris = destinations().flatMap((destination) => uriOf(documentUri, destination) ?? []);
        void askFor([...new Set(uris)].filter((uri) => !answers.has(uri) && !asked.has(uri)));
      });
    },
    changed: (uris) => {
      const paths = uris.map((uri) => decoded(uri).replace(/\/$/, ""));
      const concerned = [...new Set([...answers.keys(), ...asked.keys()])].filter((uri) => {
        const path = decoded(uri).replace(/\/$/, "");
        return paths.some(
          (other) => path === other || path.startsWith(`${other}/`) || other.startsWith(`${path}/`),
        );
      });
      void askFor(concerned);
    },
    revision: () => revision,
  };
}

/** The URI of a file beside the document; null where the document lies in no folder, or the file outside of it. */
function resolvedUri(documentUri: string, destination: string, folderUri: string | null): string | null {
  if (folderUri === null || !URL.canParse(destination, documentUri)) return null;
  const uri = new URL(destination, documentUri).href;
  return decoded(uri).startsWith(`${decoded(folderUri)}/`) ? uri : null;
}
