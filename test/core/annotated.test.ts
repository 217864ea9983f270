// The fixture language itself: a fixture that could not fail would prove nothing.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { annotate, assertFindings, md, withoutAnnotations } from "./annotated.ts";

const template = md`
  # [Title]

  ## Team

  - [Name] and [Team]
`;

describe("An annotated spec", () => {
  it("is compared with the findings that are made", () => {
    assertFindings(
      template,
      md`
        # Login

        ## Team

        - [Name] and [Team]
          ^^^^^^ placeholder information: Placeholder '[Name]' is not filled
                     ^^^^^^ placeholder information: Placeholder '[Team]' is not filled
      `,
    );
  });

  it("fails on a finding that is not made", () => {
    assert.throws(() =>
      assertFindings(
        template,
        md`
          # Login

          ## Team

          - Ann
            ^^^ placeholder information: Placeholder 'Ann' is not filled
        `,
      ),
    );
  });

  it("fails on a finding that is not announced", () => {
    assert.throws(() =>
      assertFindings(
        template,
        md`
          # Login

          ## Team

          - [Name] and others
        `,
      ),
    );
  });

  it("fails on another severity, place or message", () => {
    for (const [good, bad] of [
      ["information", "warning"],
      ["^^^^^^", "^^^^^"],
      ["not filled", "empty"],
    ] as const) {
      const spec = md`
        # Login

        ## Team

        - [Name]
          ^^^^^^ placeholder information: Placeholder '[Name]' is not filled
      `;
      assertFindings(template, spec);
      assert.throws(() => assertFindings(template, spec.replace(good, bad)));
    }
  });

  it("writes places of several lines and of no width", () => {
    const text = "a [b\nc\nd] e\n";
    const finding = { code: "x-y", severity: "hint", message: "m", fixes: () => [], section: null } as const;
    const annotated = annotate(text, [
      { ...finding, span: { start: 2, end: 9 } },
      { ...finding, span: { start: 10, end: 10 } },
    ]);
    assert.equal(
      annotated,
      ["a [b", "  ^^╮ x-y hint: m", "c", "d] e", "^^╯ x-y", "   <> x-y hint: m", ""].join("\n"),
    );
    assert.equal(withoutAnnotations(annotated), text);
  });

  it("keeps lines that only look like annotations", () => {
    const text = "^^^ a footnote\n<> empty\n^\n";
    assert.equal(withoutAnnotations(text), text);
  });
});
