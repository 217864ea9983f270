import { defaultSettings, misfits, readSettings, type Settings } from "./settings.ts";

/** The workspace folders and the settings that hold in them. */
export interface Workspace {
  readonly folders: () => readonly string[];
  readonly changeFolders: (added: readonly string[], removed: readonly string[]) => void;
  /** The innermost workspace folder that holds the file, or null. */
  readonly folderOf: (uri: string) => string | null;
  /** Settings for a file or folder, asked for once and kept until they change. */
  readonly settingsFor: (uri: string) => Promise<Settings>;
  /** Forgets what was asked. `given`: what a client that cannot be asked has sent. */
  readonly changeSettings: (given: unknown) => void;
  readonly forget: (uri: string) => void;
  /** Grows with every change of settings. */
  readonly settingsRevision: () => number;
}

/**
 * `ask` fetches the raw `specwright` section for a file; null for a client that cannot be asked. `tell` is given a
 * sentence about each setting that is not what it must be.
 */
export function createWorkspace(
  folderUris: readonly string[],
  ask: ((uri: string) => Promise<unknown>) | null,
  tell: (sentence: string) => void = () => undefined,
): Workspace {
  const read = (raw: unknown) => {
    misfits(raw).forEach(tell);
    return readSettings(raw);
  };
  let folders = folderUris.map(withoutSlash);
  let given: Settings = defaultSettings;
  let revision = 0;
  const asked = new Map<string, Promise<Settings>>();
  return {
    folders: () => folders,
    changeFolders: (added, removed) => {
      const gone = new Set(removed.map(withoutSlash));
      folders = [...folders.filter((folder) => !gone.has(folder)), ...added.map(withoutSlash)];
    },
    folderOf: (uri) => {
      const holding = folders.filter((folder) => uri === folder || uri.startsWith(`${folder}/`));
      return holding.reduce<string | null>(
        (best, folder) => (best === null || folder.length > best.length ? folder : best),
        null,
      );
    },
    settingsFor: (uri) => {
      if (!ask) return Promise.resolve(given);
      const known = asked.get(uri);
      if (known) return known;
      const answer = ask(uri).then(read, () => defaultSettings);
      asked.set(uri, answer);
      return answer;
    },
    changeSettings: (raw) => {
      given = read(raw);
      asked.clear();
      revision++;
    },
    forget: (uri) => {
      asked.delete(uri);
    },
    settingsRevision: () => revision,
  };
}

/** Folder URIs are compared without a slash at their end. */
export function withoutSlash(uri: string): string {
  return uri.replace(/\/$/, "");
}
