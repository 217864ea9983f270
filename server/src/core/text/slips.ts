import { tellingWords } from "./words.ts";

/**
 * True where two headings' keys differ by nothing but slips of the pen: `rolback plan` and `rollback plan`, `tesing` and
 * `testing strategy`, `data base design` and `database design`. Words of the same length may mean something else
 * (`roles`, `rules`), so a slip counts in long words only, one in a word, and never in its first letter (`import`, `export`).
 */
export function isSlipOf(key: string, other: string): boolean {
  if (key === other || key.charAt(0) !== other.charAt(0)) return false;
  const joined = key.replaceAll(" ", "");
  if (joined.length >= shortestJoined && joined === other.replaceAll(" ", "")) return true;
  return haveSlips(key.split(" "), other.split(" ")) || haveSlips(tellingWords(key), tellingWords(other));
}

const shortestJoined = 8;
const shortestWord = 6;
/** Two letters in the wrong order make a word of no other meaning sooner. */
const shortestSwapped = 5;
const mostSlips = 2;

function haveSlips(words: readonly string[], others: readonly string[]): boolean {
  if (words.length !== others.length) return false;
  let slips = 0;
  for (const [index, word] of words.entries()) {
    const other = others[index] ?? "";
    if (word === other) continue;
    if (!isSlipOfWord(word, other)) return false;
    slips++;
  }
  return slips > 0 && slips <= mostSlips;
}

function isSlipOfWord(word: string, other: string): boolean {
  if (/\d/.test(word + other) || word.charAt(0) !== other.charAt(0)) return false;
  if (Math.min(word.length, other.length) < shortestSwapped) return false;
  let start = 0;
  while (start < word.length && word.charAt(start) === other.charAt(start)) start++;
  let end = 0;
  const most = Math.min(word.length, other.length) - start;
  while (end < most && word.charAt(word.length - 1 - end) === other.charAt(other.length - 1 - end)) end++;
  const here = word.slice(start, word.length - end);
  const there = other.slice(start, other.length - end);
  if (here.length === 2 && there === here.charAt(1) + here.charAt(0)) return true;
  return here.length <= 1 && there.length <= 1 && Math.min(word.length, other.length) >= shortestWord;
}
