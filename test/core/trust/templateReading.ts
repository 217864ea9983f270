// A template as a person reads it: which of its text is there to be replaced, and which sections it has. Written without
// the engine, and differently, so that what the engine finds can be compared with something else than itself.

/** A piece of the template that is there to be replaced. */
export interface ReadSlot {
  readonly start: number;
  readonly end: number;
  /** What stands in code is replaced by code, a choice by one of its values. */
  readonly inCode: boolean;
  readonly choices: readonly string[];
}

export interface ReadSection {
  readonly level: number;
  /** The line of the heading, and where the section's own text ends: at the next heading. */
  readonly start: number;
  readonly end: number;
  readonly heading: string;
  readonly bodyStart: number;
}

export interface TemplateReading {
  readonly text: string;
  readonly slots: readonly ReadSlot[];
  readonly sections: readonly ReadSection[];
  /** Where the spec's own text begins: at its title, or behind the front matter where there is none. */
  readonly start: number;
  /** Where the front matter ends; 0 where there is none. */
  readonly frontMatterEnd: number;
  readonly comments: readonly Part[];
}

export interface Part {
  readonly start: number;
  readonly end: number;
}

/** All places of a pattern. */
function places(text: string, pattern: RegExp): readonly Part[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const inside = (parts: readonly Part[], at: number) =>
  parts.some(({ start, end }) => start <= at && at < end);

export function readAsPerson(text: string): TemplateReading {
  const frontMatterEnd = /^---\n[\s\S]*?\n---[ \t]*\n/.exec(text)?.[0].length ?? 0;
  const fences = places(text, /^([ \t]*)(`{3,}|~{3,})[^\n]*\n[\s\S]*?\n[ \t]*\2[`~]*[ \t]*$/gm);
  const comments = places(text, /<!--[\s\S]*?-->/g).filter(({ start }) => !inside(fences, start));
  const codeSpans = places(text, /(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g).filter(
    ({ start }) => !inside(fences, start) && !inside(comments, start),
  );
  const code = [...fences, ...codeSpans];
  const headings = places(text, /^ {0,3}#{1,6}[ \t][^\n]*$/gm).filter(
    ({ start }) => start >= frontMatterEnd && !inside(fences, start) && !inside(comments, start),
  );
  const sections = headings.map(({ start, end }, index): ReadSection => {
    const line = text.slice(start, end);
    return {
      level: /#+/.exec(line)?.[0].length ?? 0,
      start,
      bodyStart: Math.min(text.length, end + 1),
      end: headings[index + 1]?.start ?? text.length,
      heading: line.replace(/^\s*#+\s*/, "").trim(),
    };
  });
  const start = startOf(text, sections, frontMatterEnd);
  const slots = [...delimited(text, frontMatterEnd, code, comments), ...wholeValues(text, code, comments)]
    .filter((slot) => slot.start >= start || slot.end <= frontMatterEnd)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const apart = slots.filter((slot, index) => !slots.slice(0, index).some((other) => other.end > slot.start));
  return { text, slots: apart, sections, start, frontMatterEnd, comments };
}

/** "Copy this template", a rule and the real title under it: what stands before that belongs to no spec. */
function startOf(text: string, sections: readonly ReadSection[], frontMatterEnd: number): number {
  const titles = sections.filter(({ level }) => level === 1);
  const [first, second] = titles;
  if (!first) return frontMatterEnd;
  const introduces = titles.length === 2 && second && /^---$/m.test(text.slice(first.start, second.start));
  return introduces && sections.every(({ start, level }) => level === 1 || start > second.start)
    ? second.start
    : first.start;
}

const html =
  /^<\/?(?:a|b|br|code|details|div|em|h[1-6]|hr|i|img|kbd|li|ol|p|pre|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)\b/i;

/** `[Name]`, `{Name}`, `<name>`: words in brackets that Markdown gives no other meaning. */
function delimited(
  text: string,
  frontMatterEnd: number,
  code: readonly Part[],
  comments: readonly Part[],
): readonly ReadSlot[] {
  const defined = new Set(
    [...text.matchAll(/^ {0,3}\[([^\]\n]+)\]:[ \t]*(?:https?:|#|\/|\.)/gm)].map((match) =>
      match[1]?.toLowerCase(),
    ),
  );
  const found: ReadSlot[] = [];
  const open = /\\?[[{<]/g;
  for (let match = open.exec(text); match; match = open.exec(text)) {
    const start = match.index;
    const end = closing(text, start + match[0].length - 1);
    if (end === null || inside(comments, start)) continue;
    const slot = text.slice(start, end);
    const before = text.slice(0, start);
    const after = text.slice(end);
    const inCode = inside(code, start);
    if (inside(comments, end - 1) || (inCode && !inside(code, end - 1))) continue;
    if (start < frontMatterEnd && /(?:^|[ \t])#[^\n]*$/.test(before)) continue;
    const words = slot.replace(/^\\?[[{<]+|\\?[\]}>]+$/g, "").trim();
    const isLink = slot.startsWith("[") && (/^\(/.test(after) || defined.has(words.toLowerCase()));
    const isBox = slot.startsWith("[") && /^[xX]$/.test(words);
    const isMark = isBox || /^[\^!@]/.test(words) || /^(?:optional|required)$/i.test(words);
    const isTag = slot.startsWith("<") && (html.test(slot) || /^<(?:https?:|\/|[\w-]+ [\w-]+=)/.test(slot));
    const isList = slot.startsWith("[") && /(?:one of|either)\s*:?\s*$/i.test(before);
    if (isLink || isMark || isTag || isList || !/\p{L}|#/u.test(words)) continue;
    if (inCode && !isSlotOfCode(slot, words, before)) continue;
    // A value in a path, of a type, of an expression.
    if (!inCode && slot.startsWith("{") && /[\w$/]$/.test(before)) continue;
    found.push({ start, end, inCode, choices: choicesOf(words) });
    open.lastIndex = end;
  }
  return found;
}

/** Some words in a row, as no language has them. */
const threeWords = /\p{L}+ \p{Ll}+ \p{Ll}+/u;
const isProse = (words: string) =>
  !/^["']|\n/.test(words) && (threeWords.test(words) || words.split(" ").length > 5);

/** In code, brackets are the language's, but for words: `[table-name]`, `{Describe the flow}`, `/{{resource-path}}`. */
function isSlotOfCode(slot: string, words: string, before: string): boolean {
  // A mark that is spoken of: "use `[NOTE]`"; a value is different: "**Branch**: `[branch-name]`".
  if (slot.startsWith("[") && before.endsWith("`") && !/:\**\s*`$/.test(before)) return false;
  if (slot.startsWith("{{")) return !/[.|%#]/.test(words) && (!before.endsWith("/") || /[ -]/.test(words));
  if (/["']$/.test(before)) return isProse(words);
  if (/[\p{L}\p{N})\]>$[]$/u.test(before)) return false;
  if (/^[\w.]+(?:, ?[\w.]+)+\.?$/.test(words)) return false;
  if (isProse(words)) return true;
  if (/[":=;()$]|=>|^'/.test(words)) return false;
  if (slot.startsWith("[")) return /\s/.test(words) || /^\p{Lu}|[-_]/u.test(words) || before.endsWith("/");
  if (slot.startsWith("{"))
    return !before.endsWith("/") && (/[ _-]/.test(words) || words === words.toUpperCase());
  return /^[\p{L}#]/u.test(words);
}

function closing(text: string, at: number): number | null {
  const open = text.charAt(at);
  const close = { "[": "]", "{": "}", "<": ">" }[open] ?? "";
  let depth = 0;
  for (let index = at; index < text.length; index++) {
    if (text.startsWith("\n\n", index) || (open === "<" && text.charAt(index) === "\n")) return null;
    if (text.charAt(index) === open) depth++;
    else if (text.charAt(index) === close && --depth === 0) return index + 1;
  }
  return null;
}

const date = /^["']?(?:YYYY|yyyy)-(?:MM|mm)-(?:DD|dd)["']?$/;
const todo = /^(?:\*\*|\*|_)?(?:TBD|TODO|TBA)(?:\*\*|\*|_)?$/;
/** `Goal 1: Description`, `**Step 2**: Context`, `Substep 1.2`: one of several that only count. */
const dummy = /^(?:\*\*)?[A-Z][a-z]+(?:[ -][a-z]+){0,3} \d(?:\.\d)?(?:\*\*)?(?::[^[{<]*)?$/;

/** Values that are to be replaced as a whole: dates, TBD, values to choose from, dummy items. */
function wholeValues(text: string, code: readonly Part[], comments: readonly Part[]): readonly ReadSlot[] {
  const cells = places(text, /(?<=^\|.*)(?<=(?<!\\)\|)(?:\\\||[^|\n])+(?=\|)/gm);
  const fields = places(text, /(?<=^[ \t]*(?:[-*+][ \t]+)?(?:\*\*[^*\n]+\*\*:?|[\w-]+:)[ \t]+)[^\n]+$/gm);
  const items = places(text, /(?<=^[ \t]*(?:[-*+]|\d+\.)[ \t]+)[^\n]+$/gm);
  const lines = places(text, /^[^\n|]+$/gm);
  const found: ReadSlot[] = [];
  const read = (parts: readonly Part[], isSlot: (value: string) => boolean, areChoices: boolean) => {
    for (const part of parts) {
      const source = text.slice(part.start, part.end);
      const value = source.replace(/<!--.*?-->|^\[ \](?= )/g, "").trim();
      const start = part.start + source.indexOf(value);
      if (value === "" || inside(code, start) || inside(comments, start)) continue;
      const choices = areChoices ? choicesOf(value) : [];
      if (isSlot(value) || choices.length > 0)
        found.push({ start, end: start + value.length, inCode: false, choices });
    }
  };
  const isDateOrTodo = (value: string) => date.test(value) || todo.test(value);
  read(fields, isDateOrTodo, true);
  read(cells, isDateOrTodo, true);
  read(items, (value) => isDateOrTodo(value) || dummy.test(value), false);
  read(lines, isDateOrTodo, false);
  return found;
}

const known =
  /^(?:draft|in[ _]review|review|approved|implemented|proposed|accepted|rejected|deprecated|superseded|high|medium|med|low|critical|p[0-4]|must|should|could|yes|no|pass|fail)$/i;

/** The values of `Draft / In Review / Approved`: with bars, or names of which at least one is a value everywhere. */
function choicesOf(value: string): readonly string[] {
  const plain = value.replace(/^["'*_`[{]+|["'*_`\]}]+$/g, "");
  const hasBars = / \\?\| |\w\|\w/.test(plain);
  const values = plain.split(hasBars ? /\s*\\?\|\s*/ : /\s*\/\s*/).map((one) => one.trim());
  const isNames = values.every((one) => /^(?:…|[\p{L}\p{N}][\p{L}\p{N}_. -]{0,40})$/u.test(one));
  const isKnown = hasBars || values.some((one) => known.test(one)) || / \/ .* \/ /.test(plain);
  return values.length > 1 && isNames && isKnown ? values : [];
}
