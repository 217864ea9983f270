import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertFindings, assertFix, findingsIn, md, severitiesByStage, templateOf } from "../annotated.ts";

const template = md`
  # Spec: [Name]

  **Status:** Draft | In Review | Approved | Implemented | Rejected
  **Version:** 0.1

  ## Goals

  [Goal]
`;

/** The version is whatever the team calls it. */
const anyVersion = template.replace("0.1", "[Version]");

function withVersion(version: string): string {
  return md`
    # Spec: Login

    **Status:** Draft
    **Version:** ${version}

    ## Goals

    One.
  `;
}

function messagesFor(version: string, of = template): readonly string[] {
  return findingsIn(templateOf(of), withVersion(version)).map(({ code, message }) => `${code}: ${message}`);
}

describe("invalid-version finds nothing", () => {
  it("in a version, of whatever length", () => {
    for (const version of ["1.0", "1", "0.1.0", "v1.2", "1.2.3.4", "1.0.0-rc.1", "1.0 (draft)", "Version 2"])
      assert.deepEqual(messagesFor(version), [], version);
  });

  it("in text that is the author's choice", () => {
    for (const version of [
      "Sprint 14",
      "n/a",
      "2026-03",
      "1.x",
      "1.0 or 1.1",
      "First edition",
      "1.0.0.0.0.0",
      "—",
    ])
      assert.deepEqual(messagesFor(version), [], version);
    assert.deepEqual(messagesFor("TBD"), ["placeholder: Placeholder 'TBD' is not filled"]);
  });

  it("where the template shows no version", () => {
    for (const version of ["1..0", "1,0", "1.0."])
      assert.deepEqual(messagesFor(version, anyVersion), [], version);
    assert.deepEqual(messagesFor("1,0", "# Spec: [Name]\n\n## Goals\n\n[Goal]\n"), []);
  });
});

describe("invalid-version finds", () => {
  it("numbers that are parted by something else than one dot", () => {
    for (const version of ["1..0", "1,0", "1.0.", "v.1.0", "1. 0", "1.,0"])
      assert.deepEqual(
        messagesFor(version),
        [`invalid-version: Version '${version}' is not a version like 1.0`],
        version,
      );
  });

  it("in the metadata and in the change log", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** Draft
        **Version:** 1,1
                     ^^^ invalid-version warning: Version '1,1' is not a version like 1.0

        ## Goals

        One.

        ## Change Log

        | Version | Changes |
        |---------|---------|
        | 1.0 | All |
        | 1..1 | More |
          ^^^^ invalid-version warning: Version '1..1' is not a version like 1.0
      `,
    );
  });

  it("as the stage of the spec says", () => {
    assert.deepEqual(
      severitiesByStage(template, "invalid-version", (status) => withVersion("1,0").replace("Draft", status)),
      { draft: "warning", review: "warning", approved: "error", done: "error", closed: "information" },
    );
  });
});

describe("invalid-version mends", () => {
  it("by one dot between the numbers", () => {
    assertFix(template, withVersion("1,0"), "Change to '1.0'", withVersion("1.0"));
    assertFix(template, withVersion("v.1.2."), "Change to 'v1.2'", withVersion("v1.2"));
    assertFix(template, withVersion("1. 0"), "Change to '1.0'", withVersion("1.0"));
    assertFix(template, withVersion("1..0"), "Change to '1.0'", withVersion("1.0"));
  });

  it("without asking where only one version can be meant", () => {
    const isMechanical = (version: string) =>
      findingsIn(templateOf(template), withVersion(version)).flatMap(({ fixes }) =>
        fixes().map(({ mechanical }) => mechanical),
      );
    assert.deepEqual(isMechanical("1,0"), [true]);
    assert.deepEqual(isMechanical("1..0"), [false], "1.0 or 1.0.0");
  });
});
