// A section's placeholders as the tab stops of one snippet.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readDocument, sectionAt } from "../../../server/src/core/document/document.ts";
import { fillingOf } from "../../../server/src/core/rule/filling.ts";
import { placeholdersIn } from "../../../server/src/core/rule/placeholders.ts";
import { expand } from "../../generated/expand.ts";
import { findingsIn, md, templateOf, variants } from "../annotated.ts";
import { allTemplates, findings, left, specOf } from "../generatedSpecs.ts";
import { seed } from "../seed.ts";

const today = "2026-11-25";

const template = md`
  # Spec: [Name]

  ## Service [Service]

  [Service] calls [Other], and [Other] answers.

  1. [Step]
  2. [Step]

  | Risk | Impact | Since |
  |------|--------|-------|
  | [Risk] | High/Med/Low | YYYY-MM-DD |

  [Several
  lines]

  \`\`\`sh
  <tool name> --from <tool name>
  \`\`\`
`;

/** The snippet that fills the section of this heading. */
function snippetOf(
  text: string,
  heading: string,
): { readonly snippet: string; readonly filled: string } | null {
  const document = readDocument(text);
  const section = sectionAt(document, text.indexOf(heading));
  assert.ok(section, heading);
  const placeholders = placeholdersIn(findingsIn(templateOf(template), text), section);
  const filling = fillingOf({ text, section }, placeholders, today);
  return filling && { snippet: filling.snippet, filled: text.slice(filling.span.start, filling.span.end) };
}

// Each `§` stands for a `$` that begins a tab stop.
const linked = md`
  §{1:[Service]}

  §{1} costs \$5 {a\} \\day calls §{2:[Other]}, and §{2} answers.

  1. §{3:[Step]}
  2. §{4:[Step]}

  | Risk | Impact | Since |
  |------|--------|-------|
  | §{5:[Risk]} | §{6|High/Med/Low,High,Med,Low|} | §{7|YYYY-MM-DD,2026-11-25|} |

  §{8:[Several
  lines]}

  \`\`\`sh
  §{9:<tool name>} --from §{9}§0
`
  .replaceAll("§", "$")
  .trimEnd();

describe("Filling a section", () => {
  const spec = md`
    # Spec: Login

    ## Service [Service]

    [Service] costs $5 {a} \day calls [Other], and [Other] answers.

    1. [Step]
    2. [Step]

    | Risk | Impact | Since |
    |------|--------|-------|
    | [Risk] | High/Med/Low | YYYY-MM-DD |

    [Several
    lines]

    \`\`\`sh
    <tool name> --from <tool name>
    \`\`\`
  `;

  it("types the same thing once, and different things of one name each by itself", () => {
    const found = snippetOf(spec, "## Service");
    assert.equal(found?.snippet, linked);
  });

  it("changes nothing by itself, whatever the line breaks", () => {
    for (const { of, name } of variants) {
      const found = snippetOf(of(spec), "## Service");
      assert.ok(found);
      assert.equal(expand(found.snippet).text, found.filled, name);
    }
  });

  it("begins and ends with a placeholder, and leaves subsections alone", () => {
    const text = `# Spec: Login\n\n## Service A\n\nWe take [Other] now.\n\n### More\n\n[Service]\n`;
    assert.deepEqual(snippetOf(text, "## Service"), {
      snippet: `$${"{1:[Other]}$0"}`,
      filled: "[Other]",
    });
  });

  it("is not possible where nothing is left", () => {
    assert.equal(snippetOf("# Spec: Login\n\n## Service A\n\nDone.\n", "## Service"), null);
  });

  for (const template of allTemplates()) {
    it(`writes every section as it is: ${template.id}`, () => {
      fc.assert(
        fc.property(left, (how) => {
          const text = specOf(template, how);
          const found = findings(template, text);
          for (const section of readDocument(text).sections) {
            const placeholders = placeholdersIn(found, section);
            const filling = fillingOf({ text, section }, placeholders, today);
            assert.equal(filling === null, placeholders.length === 0);
            if (!filling) continue;
            const { span, snippet } = filling;
            assert.equal(expand(snippet).text, text.slice(span.start, span.end));
            assert.equal(span.start, placeholders[0]?.span.start);
            assert.equal(span.end, placeholders.at(-1)?.span.end);
          }
        }),
        { numRuns: 6, seed },
      );
    });
  }
});
