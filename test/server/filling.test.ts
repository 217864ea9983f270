// What the client asks for to fill a spec: placeholders, a section as a snippet, missing sections; and the code actions
// that do more than one thing.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type FillSectionParams,
  type GoToInsertedParams,
  type MissingSection,
  requests,
  type SectionFilling,
  type SectionInsertions,
  type SpecPlaceholders,
} from "../../server/src/protocol.ts";
import { capabilitiesOfVsCode, type Editor, startEditor, today } from "./connection.ts";
import { folder, serviceCardFiles, spec, specUri } from "./serviceCard.ts";
import { codeActions, edited, problems, rangeOf, replacing } from "./verbs.ts";

const workspace = { folders: [folder], files: serviceCardFiles() };
const snippetCapabilities = {
  ...capabilitiesOfVsCode,
  workspace: { ...capabilitiesOfVsCode.workspace, workspaceEdit: { snippetEditSupport: true } },
};
const withoutTwo = spec
  .replace(/## Way Back[\s\S]*?(?=## Neighbours)/, "")
  .replace(/## Alarms[\s\S]*?(?=## Neighbours)/, "")
  .replace("---\n", "---\ntemplate: service-card\n");
const whole = (editor: Editor) => ({
  start: { line: 0, character: 0 },
  end: { line: editor.text(specUri).split("\n").length, character: 0 },
});

describe("The client is told", () => {
  it("where the placeholders are, undecided values among them", async (test) => {
    const editor = await startEditor(test, workspace);
    const text = replacing(
      spec,
      "| D-1 | Prints a label within two seconds | P0 | Med |",
      "| D-1 | [What it does for others] | P0 | Low/Med/High |",
    );
    await editor.open(specUri, text);
    const found = await editor.request<SpecPlaceholders | null>(requests.placeholders, { uri: specUri });
    assert.deepEqual(found, {
      version: 1,
      ranges: [
        rangeOf(editor, specUri, "[What it does for others]"),
        rangeOf(editor, specUri, "Low/Med/High"),
      ],
    });
  });

  it("nothing of a document that is no spec, or not open", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(`${folder}/README.md`, "# Shop\n\n[What it does for others]\n");
    for (const uri of [`${folder}/README.md`, specUri])
      for (const name of ["placeholders", "missingSections", "insertAllSections", "fillSection"] as const)
        assert.equal(
          await editor.request(requests[name], { uri, position: { line: 2, character: 0 } }),
          null,
          `${name} of ${uri}`,
        );
  });

  it("a section as a snippet, the front matter and the title's metadata by themselves", async (test) => {
    const editor = await startEditor(test, workspace);
    const text = spec
      .replace("created: 2026-03-04", "created: YYYY-MM-DD")
      .replace("| **Tier** | Silver |", "| **Tier** | Gold / Silver / Bronze |")
      .replace("**Region**: EU", "**Region**: EU | US | Asia");
    await editor.open(specUri, text);
    const fill = async (part: string) => {
      const params: FillSectionParams = { uri: specUri, position: rangeOf(editor, specUri, part).start };
      return editor.request<SectionFilling | null>(requests.fillSection, params);
    };
    assert.deepEqual(await fill("priority"), {
      version: 1,
      range: rangeOf(editor, specUri, "YYYY-MM-DD"),
      snippet: `$${`{1|YYYY-MM-DD,${today}|}$0`}`,
    });
    const head = await fill("# Service Card");
    assert.equal(head?.range.start.line, rangeOf(editor, specUri, "Gold /").start.line);
    assert.match(head?.snippet ?? "", /^\$\{1\|Gold \/ Silver \/ Bronze,Gold,Silver,Bronze\|\} \|\n/);
    assert.match(head?.snippet ?? "", /\$\{2\|EU \\\| US \\\| Asia,EU,US,Asia\|\}\$0$/);
    assert.equal(await fill("## Duties"), null);
  });

  it("which sections are missing, required ones first, and gets all of them in their places", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, withoutTwo.replace(/### Limits[\s\S]*?(?=## Neighbours)/, ""));
    const missing = await editor.request<readonly MissingSection[] | null>(requests.missingSections, {
      uri: specUri,
    });
    assert.deepEqual(
      missing?.map(({ title, parents, optional, guidance }) => [title, parents, optional, guidance]),
      [
        ["Limits", ["Duties"], false, "Numbers, not adjectives."],
        ["Alarms", [], false, ""],
        ["Way Back", [], false, "The first command somebody types at three in the morning."],
      ],
    );
    const all = await editor.request<SectionInsertions | null>(requests.insertAllSections, { uri: specUri });
    assert.equal(all?.version, 1);
    const text = edited(editor.text(specUri), [...(all?.edits ?? [])]);
    assert.deepEqual(
      [...text.matchAll(/^##+ .*$/gm)].map(([heading]) => heading),
      ["## Duties", "### Limits", "## Alarms", "## Way Back", "## Neighbours"],
    );
    assert.doesNotMatch(text, /\n\n\n/);
    assert.equal(
      all?.edits.every(({ range }) => JSON.stringify(range.start) === JSON.stringify(range.end)),
      true,
    );
  });
});

describe("A code action", () => {
  it("inserts all missing sections where there are several", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, withoutTwo);
    const at = rangeOf(editor, specUri, "## Neighbours");
    const all = (await codeActions(editor, specUri, at)).find(
      ({ title }) => title === "Insert all missing sections",
    );
    assert.ok(all?.edit);
    assert.equal(all.diagnostics?.length, 2);
    await editor.apply(all.edit);
    const left = await problems(editor, specUri);
    assert.ok(
      left.length > 0 && left.every((problem) => /^(?:placeholder|undecided-choice):/.test(problem)),
      `${left}`,
    );
    await editor.close(specUri);
    await editor.open(specUri, spec.replace(/## Way Back[\s\S]*?(?=## Neighbours)/, ""));
    const offered = await codeActions(editor, specUri, rangeOf(editor, specUri, "## Neighbours"));
    assert.deepEqual(
      offered.map(({ title }) => title),
      ["Insert section 'Way Back'", "Leave this as it is: ignore 'missing-section' here with a comment"],
    );
  });

  it("deletes all that only told the writer what to do, where there are several", async (test) => {
    const editor = await startEditor(test, workspace);
    const limits = "<!-- Numbers, not adjectives. -->";
    const wayBack = "<!-- The first command somebody types at three in the morning. -->";
    const one = replacing(spec, "### Limits", "### Limits", limits, "");
    await editor.open(specUri, replacing(one, "## Way Back", "## Way Back", wayBack, ""));
    const actionsAt = async (text: string) => codeActions(editor, specUri, rangeOf(editor, specUri, text));
    const all = (await actionsAt(limits)).find(({ title }) => title === "Delete all template text");
    assert.ok(all?.edit);
    assert.equal(all.isPreferred, false);
    await editor.apply(all.edit);
    assert.doesNotMatch(editor.text(specUri), /<!--/);
    assert.equal(editor.text(specUri).replace(/\n+/g, "\n"), spec.replace(/\n+/g, "\n"));
    await editor.close(specUri);
    await editor.open(specUri, one);
    assert.deepEqual(
      (await actionsAt(limits)).map(({ title }) => title),
      ["Delete template text", "Keep this text: ignore 'template-text' here with a comment"],
    );
  });

  it("holds a snippet for editors that know them, the plain text for others", async (test) => {
    for (const capabilities of [capabilitiesOfVsCode, snippetCapabilities]) {
      const editor = await startEditor(test, { ...workspace, capabilities });
      await editor.open(specUri, spec.replace(/## Way Back[\s\S]*?(?=## Neighbours)/, ""));
      const [insert] = await codeActions(editor, specUri, rangeOf(editor, specUri, "## Neighbours"));
      const [change] = insert?.edit?.documentChanges ?? [];
      const [edit] = change && "edits" in change ? change.edits : [];
      assert.ok(edit);
      if (capabilities === snippetCapabilities)
        assert.match(
          "snippet" in edit ? edit.snippet.value : "",
          /^## Way Back\n[\s\S]*\n1\. \$\{1:\[First command\]\}/,
        );
      else
        assert.match("newText" in edit ? edit.newText : "", /^## Way Back\n[\s\S]*\n1\. \[First command\]/);
    }
  });

  it("fixes all that needs no thought, in one edit, and only where it is asked for", async (test) => {
    const editor = await startEditor(test, workspace);
    const wrong = spec
      .replace("**Exposure**: internal", "**Exposure**: internl")
      .replace("**Phase:** Trial", "**Phase:** Trail")
      .replace("**Region**: EU", "**Region**: EUU")
      .replace("| **Tier** | Silver |", "| **Tier** | Gold / Silver / Bronze |");
    await editor.open(specUri, wrong);
    const fixAll = async (only?: readonly string[]) =>
      (await codeActions(editor, specUri, whole(editor), only)).filter(({ kind }) =>
        kind?.startsWith("source"),
      );
    assert.deepEqual(await fixAll(), []);
    assert.deepEqual(await fixAll(["quickfix"]), []);
    for (const only of ["source", "source.fixAll", "source.fixAll.specwright"])
      assert.equal((await fixAll([only])).length, 1, only);
    assert.deepEqual(await fixAll(["source.fixAll.other"]), []);
    const [all] = await fixAll(["source.fixAll.specwright"]);
    assert.ok(all?.edit);
    assert.equal(all.edit.documentChanges?.length, 1);
    await editor.apply(all.edit);
    // `EUU` is short: it may be anything. A choice is the author's.
    assert.equal(
      editor.text(specUri),
      wrong.replace("internl", "internal").replace("**Phase:** Trail", "**Phase:** Trial"),
    );
    assert.deepEqual(await fixAll(["source.fixAll"]), []);
  });

  it("fills in today's date in the form the template has it", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, spec.replace("created: 2026-03-04", "created: YYYY-MM-DD"));
    const actions = await codeActions(editor, specUri, rangeOf(editor, specUri, "YYYY-MM-DD"));
    const fill = actions.find(({ title }) => title === "Fill in today's date");
    assert.ok(fill?.edit);
    await editor.apply(fill.edit);
    assert.equal(editor.text(specUri), spec.replace("created: 2026-03-04", `created: ${today}`));
  });

  it("names a command only to a client that has it", async (test) => {
    const text = spec.replace("Pause the queue.", "[First command]");
    for (const runsCommands of [false, true]) {
      const editor = await startEditor(test, { ...workspace, runsCommands });
      await editor.open(specUri, text);
      const titles = async (part: string, only?: readonly string[]) =>
        (await codeActions(editor, specUri, rangeOf(editor, specUri, part), only)).map(({ title }) => title);
      const fill = runsCommands ? ["Fill section 'Way Back'"] : [];
      assert.deepEqual(await titles("## Way Back"), fill);
      assert.deepEqual(await titles("Print again", ["refactor"]), fill);
      // At the placeholder itself it comes before all that one would do less often.
      assert.deepEqual(await titles("[First command]"), [
        ...fill,
        "Keep this text: ignore 'placeholder' here with a comment",
      ]);
      assert.deepEqual(await titles("Print again"), []);
      assert.deepEqual(await titles("## Alarms", ["refactor"]), []);
    }
  });
});

describe("The places to fill in", () => {
  it("are the placeholders, and where an empty section goes on: behind the comment for its writer", async (test) => {
    const editor = await startEditor(test, workspace);
    const text = spec
      .replace(/## Way Back\n[\s\S]*?(?=## Neighbours)/, "## Way Back\n\n<!-- How\nto return -->\n\n")
      .replace(/### Limits\n[\s\S]*?(?=\n## )/, "### Limits\n")
      .replace("created: 2026-03-04", "created: YYYY-MM-DD");
    await editor.open(specUri, text);
    const found = await editor.request<SpecPlaceholders | null>(requests.placeholders, { uri: specUri });
    const lines = text.split("\n");
    assert.deepEqual(
      found?.ranges.map(({ start, end }) => [
        lines[start.line]?.slice(0, start.character),
        lines[end.line]?.slice(start.character, end.character),
      ]),
      [
        ["created: ", "YYYY-MM-DD"],
        ["### Limits", ""],
        ["to return -->", ""],
      ],
    );
  });

  it("are where a client that can goes to when sections were inserted", async (test) => {
    for (const runsCommands of [false, true]) {
      const editor = await startEditor(test, { ...workspace, runsCommands });
      await editor.open(specUri, withoutTwo);
      const at = rangeOf(editor, specUri, "## Neighbours");
      const all = (await codeActions(editor, specUri, at)).find(
        ({ title }) => title === "Insert all missing sections",
      );
      const [params] = (all?.command?.arguments ?? []) as readonly GoToInsertedParams[];
      assert.equal(params !== undefined, runsCommands);
      assert.ok(all?.edit);
      await editor.apply(all.edit);
      const lines = editor.text(specUri).split("\n");
      for (const { start, end } of params?.ranges ?? []) {
        const rows = lines.slice(start.line, end.line);
        assert.match(rows.join("\n"), /^## (?:Alarms|Way Back)\n/);
        // What stood there before begins where the new text ends.
        assert.match(lines[end.line] ?? "", /^## /);
        assert.equal(end.character, 0);
      }
    }
  });
});

describe("An optional section that nobody has written", () => {
  const optional = new Map(
    [...serviceCardFiles()].map(([uri, text]) => [
      uri,
      text.replace("## Way Back\n", "## Way Back (optional)\n"),
    ]),
  );
  const remove = "Remove optional section 'Way Back'";

  it("may go, from any of its placeholders", async (test) => {
    const editor = await startEditor(test, { ...workspace, files: optional });
    const unwritten = spec
      .replace("Pause the queue.", "[First command]")
      .replace("Print again from the archive.", "[Second command]");
    await editor.open(specUri, unwritten);
    const actions = await codeActions(editor, specUri, rangeOf(editor, specUri, "[Second command]"));
    const removal = actions.find(({ title }) => title === remove);
    assert.ok(removal?.edit, actions.map(({ title }) => title).join(", "));
    await editor.apply(removal.edit);
    assert.equal(editor.text(specUri), spec.replace(/## Way Back[\s\S]*?(?=## Neighbours)/, ""));
    assert.deepEqual(await problems(editor, specUri), []);
  });

  it("stays where the author wrote something, or the template requires it", async (test) => {
    const begun = spec.replace("Pause the queue.", "[First command]");
    for (const files of [optional, serviceCardFiles()]) {
      const editor = await startEditor(test, { ...workspace, files });
      const text =
        files === optional ? begun : begun.replace("Print again from the archive.", "[Second command]");
      await editor.open(specUri, text);
      const actions = await codeActions(editor, specUri, rangeOf(editor, specUri, "[First command]"));
      assert.ok(actions.length > 0);
      assert.ok(!actions.some(({ title }) => title.startsWith("Remove")));
    }
  });
});
