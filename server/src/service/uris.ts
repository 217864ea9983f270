/** A URI without its escapes. Clients escape differently, and some not at all: `file:///100%.md` stays as it is. */
export function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** The path of a file relative to its workspace folder, with `/`; of one in no folder, its own folder and its name. */
export function pathIn(folderUri: string | null, uri: string): string {
  if (folderUri !== null) return decoded(uri.slice(folderUri.length).replace(/^\//, ""));
  return decoded(uri).split("/").slice(-2).join("/");
}
