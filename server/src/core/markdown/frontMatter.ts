import { allLines, type Line, type Span, shifted, trimmed } from "../text/span.ts";
import { labelKey } from "../text/words.ts";
import { yamlItems } from "./yamlItems.ts";

/**
 * One top-level key of the front matter. Templates put anything behind a key (`author: [Name]` is a YAML list,
 * `title: [Feature] - Spec` is no YAML at all), so each entry is read on its own: an error in one spoils no other,
 * and the value is the source text, never what YAML makes of it (`version: 4.0` stays `4.0`).
 */
export interface FrontMatterEntry {
  readonly name: string;
  readonly key: string;
  readonly nameSpan: Span;
  /** Source text without quotes around it; '' where there is none. */
  readonly value: string;
  /** Where that text stands (inside the quotes); where it is empty, the place where it would go. */
  readonly valueSpan: Span;
  /** The items of a list, block or flow, each without quotes. Empty for a scalar. */
  readonly items: readonly { readonly value: string; readonly span: Span }[];
  /** Text of a YAML comment behind the value: `draft | in-review | approved`. '' where there is none. */
  readonly comment: string;
  /** The whole entry: from the key to the end of its last line, without the line break. */
  readonly span: Span;
}

/** `status:draft` is a key of its own to whoever wrote it: no part of the value above. */
const missesBlank = /^\p{L}[\p{L}\p{N}_-]*:(?!\/\/)[^\s:]/u;

/** Reads the entries between the `---` lines. Spans are relative to `text`, `content` says where the YAML stands in it. */
export function readFrontMatter(text: string, content: Span): readonly FrontMatterEntry[] {
  const entries: FrontMatterEntry[] = [];
  let open: { readonly name: string; readonly line: Line; end: number } | null = null;
  const close = () => {
    if (open) entries.push(readEntry(text, open.name, { start: open.line.start, end: open.end }));
  };
  for (const line of allLines(text, content.start, content.end)) {
    const raw = text.slice(line.start, line.end);
    const match = /^(["']?)([^\s#"'-][^:"']*?(?:(?<!\s)|(?=["'])))\1\s*:(?=\s|$)/.exec(raw);
    if (match?.[2]) {
      close();
      open = { name: match[2], line, end: line.end };
    } else if (open && raw.trim() !== "" && !raw.startsWith("#") && !missesBlank.test(raw)) {
      open.end = line.end;
    }
  }
  close();
  return entries;
}

function readEntry(text: string, name: string, span: Span): FrontMatterEntry {
  const source = text.slice(span.start, span.end);
  const nameStart = span.start + source.indexOf(name);
  const colon = source.indexOf(":", source.indexOf(name) + name.length);
  const from = span.start + colon + 1;
  const rest = text.slice(from, span.end);
  const comment = commentBehind(rest);
  const items = yamlItems(rest).map((item) => itemAt(text, shifted(item, from)));
  const valueEnd = comment ? from + comment.start : span.end;
  const whole = trimmed(text, { start: from, end: valueEnd });
  const empty = whole.start === whole.end;
  const at = Math.min(from + 1, valueEnd);
  const value = empty ? { value: "", span: { start: at, end: at } } : itemAt(text, whole);
  return {
    name,
    key: labelKey(name),
    nameSpan: { start: nameStart, end: nameStart + name.length },
    value: value.value,
    valueSpan: value.span,
    items,
    comment: comment?.text ?? "",
    span,
  };
}

function itemAt(text: string, span: Span): { readonly value: string; readonly span: Span } {
  const first = text.charAt(span.start);
  const quoted =
    span.end - span.start > 1 && (first === '"' || first === "'") && text.charAt(span.end - 1) === first;
  const inner = quoted ? { start: span.start + 1, end: span.end - 1 } : span;
  return { value: text.slice(inner.start, inner.end), span: inner };
}

const quotedValue = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/;

/** A `#` after a blank, outside quotes, on the entry's first line starts a YAML comment. */
function commentBehind(rest: string): { readonly start: number; readonly text: string } | null {
  const line = /^[^\r\n]*/.exec(rest)?.[0] ?? "";
  const from = line.search(/\S/);
  if (from < 0) return null;
  const isQuoted = /["']/.test(line.charAt(from));
  const quoted = isQuoted ? quotedValue.exec(line.slice(from)) : null;
  if (isQuoted && !quoted) return null;
  const end = from + (quoted?.[0].length ?? 0);
  const mark = behindBlank(line, "#", end);
  if (mark < 0 || (quoted && line.slice(end, mark).trim() !== "")) return null;
  const start = mark === from ? mark - 1 : line.slice(0, mark).trimEnd().length;
  return { start, text: line.slice(mark + 1).trim() };
}

/** Where the sign first stands behind a blank, from `from` on; -1 where it does not. */
function behindBlank(line: string, sign: string, from: number): number {
  let at = line.indexOf(sign, from);
  while (at >= 0 && (at === 0 || /\S/.test(line.charAt(at - 1)))) at = line.indexOf(sign, at + 1);
  return at;
}
