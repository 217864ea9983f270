/** A URI without its escapes. Clients escape differently, and some not at all: `file:///100%.md` stays as it is. */
export function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
