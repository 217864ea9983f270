/** How a line begins, as far as CommonMark's block structure cares (https://spec.commonmark.org/0.31.2/#blocks-and-inlines). */

export type BlockStart = "heading" | "fence" | "html" | "item" | "quote" | "rule" | "text";

export interface Fence {
  readonly mark: string;
  readonly length: number;
  /** Content column of the list item the fence stands in; 0 at the top level. */
  readonly column: number;
}

export interface HtmlBlock {
  /** What ends the block, on the same or a later line; null: a blank line does. */
  readonly end: RegExp | null;
  readonly column: number;
}

/** White space at the start of a line: in columns (tabs stop at every fourth) and in characters. */
export function indentation(raw: string): { readonly columns: number; readonly offset: number } {
  let columns = 0;
  let offset = 0;
  for (; offset < raw.length; offset++) {
    const code = raw.charCodeAt(offset);
    if (code === 32) columns++;
    else if (code === 9) columns += 4 - (columns % 4);
    else break;
  }
  return { columns, offset };
}

/** `offset` is where the first non-blank character stands in `raw`. */
export function blockStart(raw: string, offset: number, columns: number): BlockStart {
  const first = raw.charAt(offset);
  const second = raw.charAt(offset + 1);
  switch (first) {
    case "#":
      return columns < 4 && /^#{1,6}(?:[ \t]|$)/.test(raw.slice(offset)) ? "heading" : "text";
    case "`":
    case "~":
      return second === first && raw.charAt(offset + 2) === first ? "fence" : "text";
    case "<":
      return "html";
    case ">":
      return "quote";
    case "-":
    case "*":
    case "_":
    case "+":
      if (first !== "+" && /^(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(raw.slice(offset)))
        return "rule";
      return first !== "_" && (second === "" || second === " " || second === "\t") ? "item" : "text";
    default:
      return first >= "0" && first <= "9" && /^\d{1,9}[.)](?:[ \t]|$)/.test(raw.slice(offset))
        ? "item"
        : "text";
  }
}

/** A fence opening at `offset`, or null: the info string of a backtick fence holds no backtick. */
export function fenceStart(raw: string, offset: number, column: number): Fence | null {
  const match = /^(`{3,}|~{3,})(.*)$/.exec(raw.slice(offset));
  const marks = match?.[1];
  if (!marks || (marks.startsWith("`") && match[2]?.includes("`"))) return null;
  return { mark: marks.charAt(0), length: marks.length, column };
}

export function closesFence(raw: string, offset: number, columns: number, fence: Fence): boolean {
  if (raw.charAt(offset) !== fence.mark || columns - fence.column > 3) return false;
  const rest = raw.slice(offset).trimEnd();
  return rest.length >= fence.length && rest === fence.mark.repeat(rest.length);
}

const blockTags =
  /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:\s|\/?>|$)/i;
const wholeTag =
  /^<(?:[a-z][a-z0-9-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?|\/[a-z][a-z0-9-]*\s*)>\s*$/i;

/** An HTML block beginning at the start of `rest`, by the seven start conditions of CommonMark. */
export function htmlBlockStart(rest: string, inParagraph: boolean): HtmlBlock | null {
  if (/^<(?:script|pre|style|textarea)(?:\s|>|$)/i.test(rest))
    return { end: /<\/(?:script|pre|style|textarea)>/i, column: 0 };
  if (rest.startsWith("<!--")) return { end: /-->/, column: 0 };
  if (rest.startsWith("<?")) return { end: /\?>/, column: 0 };
  if (rest.startsWith("<![CDATA[")) return { end: /\]\]>/, column: 0 };
  if (/^<![a-z]/i.test(rest)) return { end: />/, column: 0 };
  if (blockTags.test(rest)) return { end: null, column: 0 };
  if (!inParagraph && wholeTag.test(rest)) return { end: null, column: 0 };
  return null;
}

/** True for letters of most scripts: a line that begins with one at column 0 is text and nothing else. */
export function isLetter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 0xc0 && code < 0x1680) ||
    (code >= 0x3041 && code < 0xe000)
  );
}

/** True where the content of a list item or a quote is text, which the next line may continue without being indented. */
export function endsInText(content: string): boolean {
  const { columns, offset } = indentation(content);
  if (offset === content.length) return false;
  const start = blockStart(content, offset, columns);
  return start !== "heading" && start !== "rule" && (start !== "fence" || !fenceStart(content, offset, 0));
}
