import type { SectionContent } from "../markdown/sectionContent.ts";
import { isDeferred } from "../template/slot.ts";
import { patternOf } from "../text/scripts.ts";
import type { Span } from "../text/span.ts";
import { labelKey } from "../text/words.ts";

const nobody =
  /^(?:other|none|nothing|nil|n\/?a|n\. ?a\.?|not applicable|(?:there (?:are|is|were) |we have |currently )*no(?: more)?(?: \w+)? (?:questions?|issues?|points?|items?|topics?)|all (?:\w+ )?(?:have been |has been |are |is )?(?:resolved|answered|closed|settled|clarified)|-+|–|—)(?!\w)|^[-–—]+$/i;
const slot = /^(?:\*\*)?\\?(?:\[[^\]]*\]|\{[^}]*\}|<[^>]*>)(?:\*\*)?[.?]?$/;

/** False for an item that is struck through, says that there is none, or is the template's slot. */
export function isOpen(said: string): boolean {
  const bare = said
    .replace(/^(?:\*\*|__)[^*_]+(?:\*\*|__)\s*:?\s+(?=\S)/, "")
    .replace(/^[*_`\s]+|(?<![*_`\s])[*_`\s]+$/g, "");
  return (
    bare !== "" &&
    !/^~~[\s\S]*~~/.test(said.trim()) &&
    !/^<(?:del|s)>/i.test(said) &&
    !nobody.test(bare.replace(/^\(/, "")) &&
    !/\bn\/a\b|\bnot applicable\b/i.test(said) &&
    !slot.test(bare) &&
    !isDeferred(bare)
  );
}

const answer =
  /(?:^|[\s(*_[:.?])(?:answer(?:ed)?|resolved|resolution|decision|decided|conclusion|closed|settled|deferred|done|outcome|a)(?=\s*(?:(?:\*\*|__|\*|_)\s*)?[:)\]–—-])|(?:^|\s)(?:→|=>|->|⇒|✅|✔)/i;
/** Words by which an item that asks nothing says that it is over. */
const over =
  /\b(?:answered|resolved|closed|settled|decided|agreed|deferred|postponed|(?:moved|left) to|dropped|withdrawn|obsolete|not needed|no longer)\b/i;
/** Lines under a question that are about it and no answer. */
const about =
  /^(?:[-*+]\s+)?[*_]*(?:owner|assignee|asked by|raised by|due|date|deadline|by|who|when|status|options?|context|impact|why|priority)[*_]*\s*:/i;

/** How what is said behind a question begins where nobody knows yet. In the middle of an answer these words are others. */
const unknown =
  /^(?:[(*_–—-]\s*|(?:we|this|it) |still |is |are )*(?:(?:open|unclear|unknown|unanswered|undecided|unresolved|pending)(?=[^\w\s-]|\s*$|\s[–—-]\s)|(?:a)?waiting (?:for|on)|blocked (?:by|on)|(?:needs? |has |have |ought )?to (?:be )?(?:agreed?|answer|clarif|confirm|decide|define|determine|discuss|investigat|find out|check|ask)|needs? (?:input|discussion|clarification|a decision|more)|not (?:sure|clear|decided|agreed|settled|yet (?:clear|decided|known|agreed|settled|answered)))/i;
/** How what is said behind a topic begins where it asks: `Retention – how long do we keep it`. */
const asking =
  /^(?:whether|if|how|which|what|who|whose|when|where|why|should|shall|can|could|may|must|do|does|is|are|will|we (?:need|have|must|should)|needs?|ask|choose|decide|determine|clarify|confirm|define|discuss|investigate|evaluate|find out|check|explore|consider|agree)\b/i;

const day = String.raw`(?:\d{4}-\d\d|\d{1,2}[./]\d|q[1-4]\b|(?:end|start|middle) of\b|next\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)`;
/** Someone's name in front of a day, or the day alone: who answers until when. */
const responsible = patternOf(
  ({ letter, upper }) =>
    String.raw`^[\s(@*_[–—-]*(?:(?:[${upper}][${letter}]+(?:[ /&,-]+[${upper}][${letter}]+){0,2}[ ,]+)?(?:by|until|till|before|due)[ :]+(?=[${upper}\d(@])|(?:[${upper}][${letter}]+ [${upper}][${letter}]+,? +)?[(]?(?=\d{4}-\d\d-\d\d))`,
);
const until = new RegExp(`^${day}`, "i");
const handle = /^[\s(*_[–—-]*@[\w/-]+[\s)*_\].]*$/;

/** Who answers it until when is said in few words. */
const longestNote = 200;

/** True for text behind a question that says who answers it until when, or that nobody knows yet. */
function leavesOpen(said: string): boolean {
  const behind = said.slice(0, longestNote);
  if (isDeferred(behind) || slot.test(behind) || unknown.test(behind) || handle.test(behind)) return true;
  if (about.test(behind.replace(/^[(–—-]+\s*/, ""))) return true;
  const named = responsible.in(behind).exec(behind);
  return named !== null && until.test(behind.slice(named[0].length));
}

/** What a line says behind its question, without what closes quotes, brackets, emphasis and links; null where it asks nothing. */
function saidBehind(line: string): string | null {
  let asked = -1;
  // The question mark of an address has no blank behind it.
  for (const { index } of line.matchAll(/\?(?=[?!\s"'”’»)\]*_~<]|$)|？/g)) asked = index;
  if (asked < 0) return null;
  return line
    .slice(asked + 1)
    .replace(/^\]\([^)]*\)/, "")
    .replace(/^[?!"'”’»)\]*_~\s]+/, "")
    .trim();
}

/** An item's first line, and what stands under it. */
interface Question {
  readonly first: string;
  readonly rest: string;
}

/**
 * True unless it is certain that nobody has answered. What stands behind a question is an answer, or nobody but a reader
 * can tell; so is what stands behind a topic, unless it asks.
 */
export function isAnswered({ first, rest }: Question): boolean {
  if (answer.test(first) || answer.test(rest)) return true;
  const line = first.replace(/<!--.*?(?:-->|$)/g, " ").trim();
  const behind = saidBehind(line);
  if (behind === null) {
    if (over.test(line) || isSettledTopic(line)) return true;
  } else if (/[\p{L}\p{N}]/u.test(behind) && !leavesOpen(behind)) return true;
  return rest
    .split("\n")
    .some((row) => row !== "" && !about.test(row) && !/\?[^\w?]*$/.test(row) && !isDeferred(bareItem(row)));
}

function bareItem(row: string): string {
  return row.replace(/^(?:[-*+]|\d{1,9}[.)])\s+/, "");
}

/** `Retention – 30 days`, not `Retention – how long`, nor what has only a number for its topic. */
function isSettledTopic(line: string): boolean {
  const topic = line.replace(
    /^[*_]*(?:(?:open )?(?:question|issue|point|topic|oq|q)[ -]?#?\d*|[a-z]{1,4}-?\d+)[*_]*\s*[:.–—-][*_]*\s*/i,
    "",
  );
  const said = /^[^:：]*?(?:\s[–—-]+\s+|:[*_]*\s+|：)(\S.*)$/.exec(topic)?.[1];
  return said !== undefined && !asking.test(said) && !leavesOpen(said);
}

const closed =
  /(?<!\bnot (?:yet )?)\b(?:closed|resolved|answered|done|decided|yes|deferred|agreed|no longer|n\/?a)\b|\bnot needed\b|[✅✔]|^\W*x\W*$/i;
const stillOpen =
  /\b(?:open(?:ed)?|new|pending|in (?:progress|review|discussion|work)|under|ongoing|unresolved|unanswered|undecided|unclear|unknown|active|blocked|blocking|(?:a)?waiting|investigating|not|no|tb[adc]|todo|to (?:do|be)|started|assigned|draft|proposed)\b/i;

/** Rows of tables that ask something and give neither an answer nor a status that ends it. */
export function openRows(content: SectionContent): readonly Span[] {
  if (!content.text.includes("|")) return [];
  return content.tables().flatMap(({ header, rows }) => {
    const keys = header.map((cell) => labelKey(cell.text));
    const asks = keys.findIndex((key) => /\b(?:questions?|issues?|topic|description)\b/.test(key));
    if (asks < 0) return [];
    const columns = (pattern: RegExp) =>
      keys.flatMap((key, index) => (index !== asks && pattern.test(key) ? [index] : []));
    const answers = columns(/\b(?:answers?|resolution|decision|outcome|conclusion|response|result)\b/);
    const notes = columns(/\b(?:comments?|notes?|remarks?)\b/);
    const state = keys.findIndex((key) => /\b(?:status|state|resolved|answered)\b/.test(key));
    return rows.flatMap(({ cells }) => {
      const said = (index: number) => cells[index]?.text ?? "";
      const isSaid = (index: number) => isOpen(said(index));
      const question = cells[asks];
      if (!question || !isOpen(question.text) || answers.some(isSaid)) return [];
      const status = said(state);
      if (closed.test(status)) return [];
      if (/[\p{L}\p{N}]/u.test(status)) return stillOpen.test(status) ? [question.span] : [];
      // Where no status says that it is open, what is noted may be the answer.
      return notes.some(isSaid) || isAnswered({ first: question.text, rest: "" }) ? [] : [question.span];
    });
  });
}
