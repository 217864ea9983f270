/** Names that Windows keeps for devices, with whatever ending. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(?:\..*)?$/i;

/** What no file system has in a name, or only some have. */
const forbidden = /[\p{Cc}<>:"|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/**
 * The names on a relative path, one below the other, where it leads down from wherever it begins, on every system: no
 * `..`, no root, no drive, no device, nothing that Windows would cut off. null for any other. `\` separates, too.
 */
export function namesBelow(path: string): readonly string[] | null {
  if (/^[/\\]/.test(path)) return null;
  const names = path.split(/[/\\]+/).filter((name) => name !== "" && name !== ".");
  const isSafe = (name: string) => !/[. ]$/.test(name) && !forbidden.test(name) && !device.test(name);
  return names.every(isSafe) ? names : null;
}
