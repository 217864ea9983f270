import { allLines, type Span } from "../text/span.ts";
import { breaksYaml } from "./yamlText.ts";

/** Something in front matter that makes other tools refuse all of it. Spans are relative to the text. */
export interface FrontMatterSlip {
  readonly kind: "tab" | "blank" | "no-key" | "twice" | "quote" | "unquoted";
  readonly span: Span;
  /** The value it is about, or the key that stands twice. */
  readonly subject: string;
  /** Ways to mend it, the likeliest first. */
  readonly changes: readonly { readonly span: Span; readonly newText: string; readonly isSure: boolean }[];
}

interface Entry {
  readonly name: string;
  readonly start: number;
  /** Behind the colon. */
  readonly from: number;
  /** End of its first line, of its last, and of that with its line break. */
  readonly lineEnd: number;
  end: number;
  next: number;
}

const key = /^(?:"[^"]*"|'[^']*'|[^\s#"'\-?:,[\]{}&*!|>%@`][^:#]*?(?<!\s))\s*:(?=[ \t]|$)/;
const keyWithoutBlank = /^(\p{L}[\p{L}\p{N}_-]*(?: [\p{L}\p{N}_-]+){0,3}):(?!\/\/)(?=[^\s:])/u;

/**
 * What is wrong with the YAML between the `---` lines, in order. `content` says where it stands in `text`; values for
 * which `isSlot` holds are the template's, and whatever they do to YAML, they are to be replaced.
 */
export function frontMatterSlips(
  text: string,
  content: Span,
  isSlot: (value: string) => boolean,
): readonly FrontMatterSlip[] {
  const slips: FrontMatterSlip[] = [];
  const entries: Entry[] = [];
  for (const line of allLines(text, content.start, content.end)) {
    const raw = text.slice(line.start, line.end);
    const open = entries[entries.length - 1];
    const found = key.exec(raw);
    if (raw.trim() === "" || raw.startsWith("#")) continue;
    if (found && !isOpen(text, open)) {
      const name = found[0]
        .slice(0, -1)
        .trim()
        .replace(/^(["'])(.*)\1$/, "$2");
      const from = line.start + found[0].length;
      entries.push({ name, start: line.start, from, lineEnd: line.end, end: line.end, next: line.next });
      continue;
    }
    const indentation = /^[ \t]*/.exec(raw)?.[0] ?? "";
    const inScalar = open !== undefined && /^[ \t]*[|>]/.test(text.slice(open.from, open.lineEnd));
    if (indentation.includes("\t") && !inScalar && !isOpen(text, open) && !isQuoted(text, open)) {
      const span = { start: line.start, end: line.start + indentation.length };
      const newText = indentation.replaceAll("\t", "  ");
      slips.push({ kind: "tab", span, subject: "", changes: [{ span, newText, isSure: true }] });
    } else if (indentation === "" && !/^-(?:\s|$)/.test(raw) && !isOpen(text, open)) {
      const slip = withoutBlank(raw, line.start);
      if (slip) {
        if (!isSlot(raw)) slips.push(slip);
        continue;
      }
      if (!isSlot(raw) && !isQuoted(text, open)) slips.push(noKey({ start: line.start, end: line.end }));
    }
    if (open) {
      open.end = line.end;
      open.next = line.next;
    }
  }
  for (const entry of entries) {
    const slip = valueSlip(text, entry);
    if (slip && !isSlot(text.slice(entry.from, entry.end))) slips.push(slip);
  }
  slips.push(...doubles(text, entries));
  return slips.sort((a, b) => a.span.start - b.span.start);
}

/** True where a list or a map that was begun in the entry is still open at its end. */
function isOpen(text: string, entry: Entry | undefined): boolean {
  const value = entry ? text.slice(entry.from, entry.end).trim() : "";
  if (!value.startsWith("[") && !value.startsWith("{")) return false;
  const bare = value.replace(/"[^"]*"|'[^']*'/g, "");
  return count(bare, /[[{]/g) > count(bare, /[\]}]/g);
}

/** True where a string that was begun in the entry is still open at its end. */
function isQuoted(text: string, entry: Entry | undefined): boolean {
  const value = entry ? text.slice(entry.from, entry.end).trim() : "";
  const quote = value.charAt(0);
  return (quote === '"' || quote === "'") && count(value, quote === '"' ? /"/g : /'/g) % 2 === 1;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** `status:draft` is no key with a value: YAML wants a blank behind the colon. */
function withoutBlank(raw: string, start: number): FrontMatterSlip | null {
  const name = keyWithoutBlank.exec(raw)?.[1];
  if (name === undefined) return null;
  const at = start + name.length + 1;
  return {
    kind: "blank",
    span: { start, end: start + raw.trimEnd().length },
    subject: name,
    changes: [{ span: { start: at, end: at }, newText: " ", isSure: true }],
  };
}

function noKey(span: Span): FrontMatterSlip {
  return { kind: "no-key", span, subject: "", changes: [] };
}

/** A value on one line that breaks YAML: a quote that is not closed, a second colon, a sign that means something. */
function valueSlip(text: string, entry: Entry): FrontMatterSlip | null {
  // A value on further lines is more than can be judged by its first one.
  if (entry.end !== entry.lineEnd) return null;
  const raw = text.slice(entry.from, entry.lineEnd);
  const start = entry.from + raw.length - raw.trimStart().length;
  const value = raw.trim();
  const span = { start, end: start + value.length };
  const quote = value.charAt(0);
  if (quote === '"' || quote === "'") {
    const inner = value.slice(1);
    // With another quote or a comment behind it, nobody can tell where it was to end.
    if (inner.includes(quote) || /\s#/.test(inner) || inner === "") return null;
    const newText = value + quote;
    return { kind: "quote", span, subject: value, changes: [{ span, newText, isSure: true }] };
  }
  const bare = value.replace(/(^|\s)#.*$/, "");
  const breaks = /^[@`]/.test(bare) || /^[^[{&*!|>].*?:(?:\s|$)/.test(bare);
  if (!breaks || bare === "" || !breaksYaml(bare)) return null;
  const mark = !bare.includes("'") ? "'" : /["\\]/.test(bare) ? null : '"';
  const only = { start, end: start + bare.trimEnd().length };
  const quoted = mark === null ? null : mark + text.slice(only.start, only.end) + mark;
  return {
    kind: "unquoted",
    span: only,
    subject: text.slice(only.start, only.end),
    changes: quoted === null ? [] : [{ span: only, newText: quoted, isSure: !/\s#/.test(value) }],
  };
}

function doubles(text: string, entries: readonly Entry[]): readonly FrontMatterSlip[] {
  const first = new Map<string, Entry>();
  const slips: FrontMatterSlip[] = [];
  for (const entry of entries) {
    const before = first.get(entry.name);
    if (!before) {
      first.set(entry.name, entry);
      continue;
    }
    const source = ({ from, end }: Entry) => text.slice(from, end).trim();
    const isSame = source(before) === source(entry);
    const without = ({ start, next }: Entry, isSure: boolean) => ({
      span: { start, end: next },
      newText: "",
      isSure,
    });
    slips.push({
      kind: "twice",
      span: { start: entry.start, end: entry.from - 1 },
      subject: entry.name,
      changes: isSame ? [without(entry, true)] : [without(entry, false), without(before, false)],
    });
  }
  return slips;
}
