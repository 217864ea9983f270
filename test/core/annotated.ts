/**
 * Fixtures that read like documents. A spec is Markdown with its findings written under the text they are about:
 *
 *     - [Name] and [Team]
 *       ^^^^^^ placeholder information: Placeholder '[Name]' is not filled
 *              ^^^^^^ placeholder information: Placeholder '[Team]' is not filled
 *
 * The caret lines are taken out before the spec is read, the findings that are made are written back in, and the two
 * texts are compared: a finding that is missed fails, and so does one that nobody announced. Marks:
 *
 *     ^^^^   code severity: message     the characters above (in UTF-16 units, as in LSP: an emoji may take two)
 *     <>     code severity: message     nothing: a place in front of the character above the `<`
 *     ^^^╮   code severity: message     from here to the end of this line, and on to the line with
 *     ^^╯    code                       its last characters
 */
import assert from "node:assert/strict";
import { type Binding, bind } from "../../server/src/core/binding/binding.ts";
import { type MarkdownDocument, readDocument } from "../../server/src/core/document/document.ts";
import { check } from "../../server/src/core/rule/check.ts";
import type { Change, Finding } from "../../server/src/core/rule/rule.ts";
import { type CheckOptions, defaultCheckOptions } from "../../server/src/core/rule/severities.ts";
import { changeOn } from "../../server/src/core/rule/today.ts";
import { readTemplate, type Template } from "../../server/src/core/template/template.ts";
import { changedText } from "../../server/src/core/text/revision.ts";

/**
 * Markdown in a test: without the indentation that its lines share, without the first line break. Backslashes stand
 * for themselves, so `\[x\]` is what it looks like; only a backtick has to be written as \`.
 */
export function md(strings: TemplateStringsArray, ...values: readonly string[]): string {
  const raw = strings.raw.map((part) => part.replaceAll("\\`", "`"));
  // A value of several lines is indented like the line it stands on.
  const indented = values.map((value, index) =>
    value.replaceAll("\n", `\n${/(?:^|\n)([ ]*)[^\n]*$/.exec(raw[index] ?? "")?.[1] ?? ""}`),
  );
  const text = String.raw({ raw }, ...indented);
  const rows = text.replace(/^\n/, "").split("\n");
  const filled = rows.filter((row) => row.trim() !== "");
  const shared = Math.min(...filled.map((row) => row.length - row.trimStart().length));
  return rows.map((row) => (row.trim() === "" ? "" : row.slice(shared))).join("\n");
}

const annotation = /^\s*(?:(?:\^+╮?|<>) [a-z-]+ (?:error|warning|information|hint): .*|\^+╯ [a-z-]+)$/;

/** The spec without its caret lines. */
export function withoutAnnotations(annotated: string): string {
  return annotated
    .split("\n")
    .filter((row) => !annotation.test(row))
    .join("\n");
}

/** The spec with its findings written under the text they are about. Line breaks become `\n`, a byte order mark goes. */
export function annotate(text: string, findings: readonly Finding[]): string {
  const mark = text.startsWith("\ufeff") ? 1 : 0;
  const rows = rowsOf(text);
  const under = new Map<number, string[]>();
  const add = (row: number, line: string) => under.set(row, [...(under.get(row) ?? []), line]);
  for (const { span, code, severity, message } of findings) {
    const from = rowAt(rows, span.start);
    const to = rowAt(rows, span.end);
    const start = rows[from];
    const end = rows[to];
    if (!start || !end) throw new Error(`No such place: ${span.start}`);
    const blank = text
      .slice(start.at, span.start)
      .replace(/[^\t]/g, " ")
      .slice(start.at === 0 ? mark : 0);
    const said = `${code} ${severity}: ${message}`;
    if (span.start === span.end) add(from, `${blank}<> ${said}`);
    else if (from === to) add(from, `${blank}${"^".repeat(span.end - span.start)} ${said}`);
    else {
      add(from, `${blank}${"^".repeat(start.at + start.text.length - span.start)}╮ ${said}`);
      add(to, `${"^".repeat(span.end - end.at)}╯ ${code}`);
    }
  }
  return rows
    .flatMap((row, index) => [row.at === 0 ? row.text.slice(mark) : row.text, ...(under.get(index) ?? [])])
    .join("\n");
}

interface Row {
  readonly at: number;
  readonly text: string;
}

function rowsOf(text: string): readonly Row[] {
  const rows: Row[] = [];
  let at = 0;
  for (const row of text.split("\n")) {
    rows.push({ at, text: row.replace(/\r$/, "") });
    at += row.length + 1;
  }
  return rows;
}

function rowAt(rows: readonly Row[], offset: number): number {
  return rows.findLastIndex((row) => row.at <= offset);
}

/** The same text as other editors save it. */
export const variants: readonly { readonly name: string; readonly of: (text: string) => string }[] = [
  { name: "LF", of: (text) => text },
  { name: "CRLF", of: (text) => text.replaceAll("\n", "\r\n") },
  { name: "BOM", of: (text) => `\ufeff${text}` },
  { name: "BOM and CRLF", of: (text) => `\ufeff${text.replaceAll("\n", "\r\n")}` },
];

export function templateOf(text: string, id = "test-template"): Template {
  return readTemplate({ id, text, origin: "user", uri: null });
}

/** The spec, bound to the template without asking whether it is one. */
export function bound(template: Template, spec: string): Binding {
  return bind(template, readDocument(spec));
}

export function findingsIn(
  template: Template,
  spec: string | MarkdownDocument,
  options: CheckOptions = defaultCheckOptions,
): readonly Finding[] {
  return check(bind(template, typeof spec === "string" ? readDocument(spec) : spec), options);
}

/** Asserts that exactly the announced findings are made, in all variants of the spec and of the template. */
export function assertFindings(template: string, annotated: string, options?: CheckOptions): void {
  const spec = withoutAnnotations(annotated);
  for (const { name, of } of variants) {
    const found = findingsIn(templateOf(of(template)), of(spec), options);
    assert.equal(annotate(of(spec), found), annotated, `as ${name}`);
  }
}

/** The day on which fixes of the tests are made. */
const day = "2026-11-25";

export function applied(text: string, changes: readonly Change[]): string {
  return changedText(
    text,
    changes.map((change) => changeOn(day, change)),
  );
}

/** Asserts that the one fix of that title turns `before` into `after`, in all variants. */
export function assertFix(template: string, before: string, title: string, after: string): void {
  for (const { name, of } of variants) {
    const findings = findingsIn(templateOf(of(template)), of(before));
    const offered = findings.flatMap((finding) => finding.fixes());
    const fixes = offered.filter((fix) => fix.title === title);
    assert.equal(fixes.length, 1, `'${title}' once among ${JSON.stringify(offered.map((fix) => fix.title))}`);
    assert.equal(applied(of(before), fixes[0]?.changes ?? []), of(after), `as ${name}`);
  }
}

/** Titles of the fixes of all findings, those taken without thinking marked: `* Choose 'Draft'`. */
export function fixTitles(template: string, spec: string): readonly string[] {
  return findingsIn(templateOf(template), spec).flatMap(({ fixes }) =>
    fixes().map((fix) => `${fix.preferred ? "* " : ""}${fix.title}`),
  );
}

/** Severities of one rule's findings at each stage; `spec` is given the status. */
export function severitiesByStage(
  template: string,
  code: string,
  spec: (status: string) => string,
): Readonly<Record<string, string>> {
  const statuses = {
    draft: "Draft",
    review: "In Review",
    approved: "Approved",
    done: "Implemented",
    closed: "Rejected",
  };
  return Object.fromEntries(
    Object.entries(statuses).map(([stage, status]) => [
      stage,
      [
        ...new Set(
          findingsIn(templateOf(template), spec(status))
            .filter((finding) => finding.code === code)
            .map(({ severity }) => severity),
        ),
      ].join(","),
    ]),
  );
}
