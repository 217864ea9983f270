// Specs and templates in any script: what is written in it is found as in plain letters, at its exact place.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDocument } from "../../server/src/core/document/document.ts";
import { headingKey } from "../../server/src/core/text/words.ts";
import { applied, assertFindings, findingsIn, md, templateOf } from "./annotated.ts";

interface Language {
  readonly name: string;
  readonly spec: string;
  readonly goals: string;
  readonly risks: string;
  /** What a slot says. */
  readonly wanted: string;
  readonly phase: string;
  readonly phases: readonly [string, string];
}

const language = (
  name: string,
  spec: string,
  goals: string,
  risks: string,
  wanted: string,
  phase: string,
  phases: readonly [string, string],
): Language => ({ name, spec, goals, risks, wanted, phase, phases });

const languages: readonly Language[] = [
  language("Russian", "Спецификация", "Цели", "Риски", "Чего мы хотим", "Стадия", ["Черновик", "Готово"]),
  language("Greek", "Προδιαγραφή", "Στόχοι", "Κίνδυνοι", "Τι θέλουμε", "Φάση", ["Πρόχειρο", "Έτοιμο"]),
  language("Chinese", "规格", "目标", "风险", "我们想要什么", "阶段", ["草稿", "已批准"]),
  language("Japanese", "仕様書", "目的", "リスク", "何が必要ですか", "段階", ["下書き", "承認済み"]),
  language("Korean", "사양", "목표", "위험", "무엇을 원하는가", "단계", ["초안", "승인됨"]),
  language("Thai", "ข้อกำหนด", "เป้าหมาย", "ความเสี่ยง", "สิ่งที่ต้องการ", "ขั้นตอน", ["ร่าง", "อนุมัติ"]),
  language("Arabic", "المواصفات", "الأهداف", "المخاطر", "ما نريده", "المرحلة", ["مسودة", "معتمد"]),
  language("Hebrew", "מפרט", "מטרות", "סיכונים", "מה רוצים", "שלב", ["טיוטה", "מאושר"]),
  language("Hindi", "विनिर्देश", "लक्ष्य", "जोखिम", "हम क्या चाहते हैं", "चरण", ["मसौदा", "स्वीकृत"]),
  language("Turkish", "İş Tanımı", "İlkeler", "Işık Riskleri", "İstenen şey", "AŞAMA İli", ["İlk", "Iğdır"]),
  language("Vietnamese", "Đặc tả", "Mục tiêu", "Rủi ro", "Điều mong muốn", "Giai đoạn", ["Nháp", "Đã duyệt"]),
];

const templateIn = ({ spec, goals, risks, wanted, phase, phases }: Language, colon: string) => md`
  # ${spec}: [${wanted} 1]

  **${phase}**${colon} ${phases[0]} | ${phases[1]}
  **${wanted}**${colon} [${wanted} 2]

  ## ${goals}

  [${wanted} 3] {${wanted} 4} <${wanted.replaceAll(" ", "-")}>

  ## ${risks}

  | ${goals} | ${risks} |
  |---|---|
  | [${wanted}] | ${phases[0]} / ${phases[1]} / ${goals} |
`;

/** Astral characters, flags and joined emoji in front of everything: two UTF-16 units each, or many. */
const marks = ["🔒", "𝒳", "🇩🇪", "👨‍👩‍👧", "é"] as const;

for (const { name, ...rest } of languages)
  describe(`A spec in ${name}`, () => {
    const words = { name, ...rest };
    const { spec, goals, risks, wanted, phase, phases } = words;
    const angle = `<${wanted.replaceAll(" ", "-")}>`;
    for (const form of ["NFC", "NFD"] as const)
      for (const colon of [":", "："])
        it(`has its slots found exactly, in ${form} and with '${colon}'`, () => {
          const text = md`
            # ${marks[1]} ${spec}: [${wanted} 1]

            **${phase}**${colon} ${phases[0]} | ${phases[1]}
            **${wanted}**${colon} ${marks[2]} [${wanted} 2]

            ## 1. ${goals.toLocaleUpperCase()} ${marks[0]}

            ${marks[3]} [${wanted} 3]${marks[1]}{${wanted} 4}${marks[0]}${angle} ${wanted} [${goals}] {${risks}}

            ### ${spec}
          `.normalize(form);
          const found = findingsIn(templateOf(templateIn(words, colon)), text).map(
            ({ code, span, section }) => `${code}: ${text.slice(span.start, span.end) || section}`,
          );
          const last = `${spec}`.normalize(form);
          assert.ok(text.includes(last));
          assert.deepEqual(
            found,
            [
              `placeholder: [${wanted} 1]`,
              `undecided-choice: ${phases[0]} | ${phases[1]}`,
              `placeholder: [${wanted} 2]`,
              `missing-section: 1. ${goals.toLocaleUpperCase()} ${marks[0]}`,
              `placeholder: [${wanted} 3]`,
              `placeholder: {${wanted} 4}`,
              `placeholder: ${angle}`,
            ].map((one) => one.normalize(form)),
          );
        });

    it("says nothing once it is filled", () => {
      const filled = md`
        # ${spec}: ${goals} ${marks[3]}

        **${phase}**: ${phases[1]}
        **${wanted}**： ${risks}

        ## ${goals}

        ${wanted} [${risks}](https://example.org) \`[${wanted} 3]\` [[${wanted}]]

        ## ${risks}

        | ${goals} | ${risks} |
        |---|---|
        | ${wanted} | ${phases[0]} |
      `;
      assert.deepEqual(findingsIn(templateOf(templateIn(words, ":")), filled), []);
    });

    it("has a misspelt value mended, and nothing around it", () => {
      const text = `# ${spec}: 𝒳\n\n**${phase}:** 👨‍👩‍👧 ${phases[0]}x\n\n## ${goals}\n\n${wanted}.\n\n## ${risks}\n\n${wanted}.\n`;
      const template = templateOf(
        `# ${spec}: [${wanted}]\n\n**${phase}:** ${phases[0]} | ${phases[1]}\n\n## ${goals}\n\n## ${risks}\n`,
      );
      const [finding, ...others] = findingsIn(template, text);
      assert.equal(finding?.code, "invalid-value");
      assert.deepEqual(others, []);
      const fix = finding.fixes().find(({ title }) => title === `Choose '${phases[1]}'`);
      const after = applied(text, fix?.changes ?? []);
      assert.equal(after, text.replace(/(?<=:\*\* ).*/, phases[1]));
    });
  });

describe("The same heading in other signs", () => {
  for (const [a, b] of [
    ["目的", "１．目的"],
    ["目的", "一、目的"],
    ["目的", "（二）目的"],
    ["目的", "第1章 目的"],
    ["目的", "目的（任意）"],
    ["目的", "【目的】"],
    ["目的", "目的："],
    ["Goals", "Ｇｏａｌｓ"],
    ["リスク", "ﾘｽｸ"],
    ["مخاطر", "٣. مخاطر"],
    ["İlkeler", "ilkeler"],
    ["Işık", "IŞIK"],
    ["Straße", "STRASSE"],
    ["Größe", "Größe".normalize("NFD")],
    ["목표", "목표".normalize("NFD")],
    ["ΣΤΌΧΟΣ", "στόχος"],
  ] as const)
    it(`${a} is ${b}`, () => assert.equal(headingKey(a), headingKey(b)));

  for (const [a, b] of [
    ["目的", "目標"],
    ["第1章", "第2章"],
    ["一般", "般"],
    ["Цели", "Цепи"],
    ["كتاب", "كتب"],
    ["が", "か"],
  ] as const)
    it(`${a} is not ${b}`, () => assert.notEqual(headingKey(a), headingKey(b)));
});

it("A mark that ends in a long line ends behind a character, not in it", () => {
  const [found] = findingsIn(templateOf("# [Name]\n\n## Goals\n\nThem.\n"), `a${"𝒳".repeat(2000)}`);
  assert.deepEqual([found?.code, found?.span], ["missing-section", { start: 0, end: 999 }]);
});

describe("Full-width signs", () => {
  const template = md`
    # 仕様書：[機能名]

    **状態**：下書き | 承認済み
    **担当者：** 【氏名】
    期限：YYYY-MM-DD

    ## 概要

    ［概要を書く］

    ## 制約（任意）

    - ［制約を書く］
  `;

  it("part names from values, hold slots, and say that a section may be left out", () => {
    assertFindings(
      template,
      md`
        # 仕様書：[機能名]
              ^^^^^ placeholder information: Placeholder '[機能名]' is not filled

        **状態**：下書き | 承認済み
               ^^^^^^^^^^ undecided-choice information: 状態 is undecided: choose 下書き, 承認済み
        **担当者：** 【氏名】
                 ^^^^ placeholder information: Placeholder '【氏名】' is not filled
        期限：YYYY-MM-DD
           ^^^^^^^^^^ placeholder information: Placeholder 'YYYY-MM-DD' is not filled

        ## １．概要

        ［概要を書く］
        ^^^^^^^ placeholder information: Placeholder '［概要を書く］' is not filled
      `,
    );
  });

  it("are only signs elsewhere", () => {
    const filled =
      "# 仕様書：検索\n\n**状態**：承認済み\n**担当者：** 山田\n期限：2026-03-04\n\n## 概要\n\n【重要】［保存］を押す（必須）：以上。\n";
    assert.deepEqual(findingsIn(templateOf(template), filled), []);
    assert.deepEqual(
      readDocument(filled)
        .fields()
        .map(({ name, value }) => `${name} = ${value}`),
      ["状態 = 承認済み", "担当者 = 山田", "期限 = 2026-03-04"],
    );
  });
});
