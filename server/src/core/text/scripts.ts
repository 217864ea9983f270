/** What a pattern says for the letters and digits of a script, to be put into brackets: `[${letter}${digit} ]`. */
export interface Letters {
  readonly letter: string;
  readonly upper: string;
  readonly digit: string;
}

const plainLetters: Letters = { letter: "A-Za-z", upper: "A-Z", digit: "0-9" };
const allLetters: Letters = {
  letter: String.raw`\p{L}`,
  upper: String.raw`\p{Lu}`,
  digit: String.raw`\p{N}`,
};

/** Text in which all letters are plain ones. The other characters are those that numbering and dashes are made of. */
const plainText = /^[\0-\x7f§–—]*$/;

/**
 * A pattern with letters of any script, for text that is mostly in plain ones: a pattern with all the letters there are
 * takes up to 15 ms to be made ready, more than a document takes to be read, and that is only done when one is needed.
 * It must not depend on letter case where letters of other scripts would be the same as plain ones.
 */
export function patternOf(
  write: (letters: Letters) => string,
  flags = "",
): { readonly in: (text: string) => RegExp } {
  const plain = new RegExp(write(plainLetters), flags);
  const all = new RegExp(write(allLetters), `${flags}u`);
  return { in: (text) => (plainText.test(text) ? plain : all) };
}
