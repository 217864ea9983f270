import { type Field, sameField } from "../document/fields.ts";
import type { MetadataBlock } from "../document/metadataBlock.ts";
import { type MetadataForm, meantField, metadataLines } from "../template/metadataText.ts";
import type { TemplateField } from "../template/templateField.ts";
import type { Change } from "../text/change.ts";
import { lineBreakOf } from "../text/span.ts";
import type { Binding } from "./binding.ts";
import { metadataBlockAt } from "./convertMetadata.ts";
import { leadOf } from "./fieldRow.ts";

/**
 * The change that adds fields to metadata which stands in another form than the template's: written like its other
 * fields, behind the one that precedes them in the template. null where the spec has no such metadata. Absolute.
 */
export function addedToBlock(binding: Binding, missing: readonly TemplateField[]): Change | null {
  const { document, template } = binding;
  const block = metadataBlockAt(binding, null);
  const [first] = missing;
  if (!block || !first) return null;
  const text = document.whole();
  const eol = lineBreakOf(text);
  const before = neighbourIn(binding, block, first) ?? block.fields.at(-1);
  if (!before) return null;
  const meant = missing.map((field) => meantField(template.document.whole(), field, template));
  const form: MetadataForm = block.form === "plain" ? "bold" : block.form;
  const lines = metadataLines(template, form, meant);
  const at = before.line.end;
  const insertion = (newText: string) => ({ span: { start: at, end: at }, newText });
  if (form === "front-matter") return insertion(lines.map((line) => eol + line).join(""));
  const model = text.slice(before.line.start, before.line.end);
  const rows = (form === "table" ? lines.slice(2) : lines).map((line) =>
    likeLine(line.trimEnd(), model, block.form),
  );
  if (form !== "bold" || leadOf(model).trim() !== "") return insertion(rows.map((row) => eol + row).join(""));
  // Without two blanks or a blank line between them, two lines would be one.
  const isSpaced =
    /^[ \t]*(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)/.test(text.slice(at)) && block.fields.at(-1) !== before;
  const isBroken = / {2}$|\\$/.test(model);
  const others = block.fields.slice(0, -1).map(({ line }) => text.slice(line.start, line.end));
  // Whoever writes lines without a break between them wants them so.
  if (!isSpaced && others.length > 0 && !others.some((line) => / {2}$|\\$/.test(line)))
    return insertion(rows.map((row) => eol + row).join(""));
  const gap = isSpaced ? eol + eol : eol;
  const own = isSpaced || isBroken ? "" : "  ";
  const isLast = block.fields.at(-1)?.line.end === at;
  const tail = isSpaced || (isLast && !isBroken) ? "" : "  ";
  return insertion(own + gap + rows.join(isSpaced ? gap : `  ${eol}`) + tail);
}

/** The nearest field before this one in the template that the block has. */
function neighbourIn({ template }: Binding, { fields }: MetadataBlock, wanted: TemplateField): Field | null {
  for (const candidate of template.fields.slice(0, template.fields.indexOf(wanted)).reverse()) {
    const found = fields.find((field) => sameField(field, candidate));
    if (found) return found;
  }
  return null;
}

/** The line with the list mark, the colon and the bold of the line beside it. */
function likeLine(line: string, model: string, form: MetadataBlock["form"]): string {
  switch (form) {
    case "plain":
      return leadOf(model) + line.replace(/^\*\*(.*?):?\*\*:?/, "$1:");
    case "table":
      return /^\|\s*\*\*/.test(model) ? line : line.replace(/^\| \*\*(.*?)\*\* \|/, "| $1 |");
    default: {
      const mark = /^[-*+]\s+|^\d+[.)]\s+/.exec(model)?.[0] ?? "";
      const label = line
        .replace(/^- /, "")
        .replace(/^\*\*(.*?)(?::\*\*|\*\*:)/, (_, name: string) =>
          /(?:\*\*|__)\s*:/.test(model) ? `**${name}**:` : `**${name}:**`,
        );
      return mark + label;
    }
  }
}
