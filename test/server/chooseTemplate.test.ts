// Choosing a template writes the choice into the document, where everybody sees it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { clientRequests, type DocumentEdits, requests, type SpecStatus } from "../../server/src/protocol.ts";
import { md } from "../core/annotated.ts";
import { type Editor, startEditor } from "./connection.ts";
import { edited } from "./verbs.ts";

const uri = "file:///work/login.md";

/** Chooses, and answers the document as it is then. */
async function choose(editor: Editor, choice: string | null): Promise<string> {
  const answer = await editor.request<DocumentEdits | null>(requests.chooseTemplate, { uri, choice });
  assert.ok(answer, "The document is not open");
  await editor.change(uri, edited(editor.text(uri), answer.edits));
  return editor.text(uri);
}

interface Choice {
  readonly what: string;
  readonly before: string;
  readonly choice: string | null;
  readonly after: string;
  /** Choosing nothing afterwards does not lead back to what was there before. */
  readonly isOverwriting?: true;
}

const choices: readonly Choice[] = [
  {
    what: "as a comment at the top",
    before: md`
      # Login

      ## Overview
    `,
    choice: "feature-spec",
    after: md`
      <!-- template: feature-spec -->

      # Login

      ## Overview
    `,
  },
  {
    what: "at the end of the front matter, if there is one",
    before: md`
      ---
      title: Login # how users get in
      tags: [a, b]
      ---

      # Login
    `,
    choice: "feature-spec",
    after: md`
      ---
      title: Login # how users get in
      tags: [a, b]
      template: feature-spec
      ---

      # Login
    `,
  },
  {
    what: "into front matter that is empty",
    before: md`
      ---
      ---

      # Login
    `,
    choice: "none",
    after: md`
      ---
      template: none
      ---

      # Login
    `,
  },
  {
    what: "in place of another in the front matter",
    before: md`
      ---
      template: technical-spec # by hand
      title: Login
      ---
    `,
    choice: "feature-spec",
    after: md`
      ---
      template: feature-spec # by hand
      title: Login
      ---
    `,
    isOverwriting: true,
  },
  {
    what: "in place of another comment, wherever it stands",
    before: md`
      # Login

      <!-- Template: technical-spec -->

      ## Overview
    `,
    choice: "none",
    after: md`
      # Login

      <!-- template: none -->

      ## Overview
    `,
    isOverwriting: true,
  },
  {
    what: "into an entry without a value",
    before: md`
      ---
      template:
      title: Login
      ---
    `,
    choice: "feature-spec",
    after: md`
      ---
      template: feature-spec
      title: Login
      ---
    `,
    isOverwriting: true,
  },
  {
    what: "into an empty document",
    before: "",
    choice: "feature-spec",
    after: "<!-- template: feature-spec -->\n\n",
  },
];

const variants = [
  { name: "LF", of: (text: string) => text },
  { name: "CRLF", of: (text: string) => text.replaceAll("\n", "\r\n") },
];

for (const { name, of } of variants) {
  describe(`A choice is written, ${name},`, () => {
    for (const { what, before, choice, after, isOverwriting } of choices) {
      // An empty document has no line breaks to go by.
      if (before === "" && name !== "LF") continue;
      it(what, async (test) => {
        const editor = await startEditor(test);
        await editor.open(uri, of(before));
        assert.equal(await choose(editor, choice), of(after));
        const { template, reason } = await editor.request<SpecStatus>(requests.status, { uri });
        assert.equal(template?.id ?? "none", choice);
        assert.match(reason, /^the document says/);
        const undone = await choose(editor, null);
        if (!isOverwriting) assert.equal(undone, of(before), "undone");
        assert.doesNotMatch(undone, /template:/i);
        const status = await editor.request<SpecStatus>(requests.status, { uri });
        assert.doesNotMatch(status.reason, /^the document says/);
      });
    }
  });
}

describe("A choice", () => {
  it("keeps a byte order mark in front", async (test) => {
    const editor = await startEditor(test);
    await editor.open(uri, "\ufeff# Login\n");
    assert.equal(await choose(editor, "none"), "\ufeff<!-- template: none -->\n\n# Login\n");
    assert.equal(await choose(editor, null), "\ufeff# Login\n");
  });

  it("of nothing changes nothing where nothing was chosen", async (test) => {
    const editor = await startEditor(test);
    await editor.open(uri, "# Login\n");
    assert.equal(await choose(editor, null), "# Login\n");
  });

  it("leaves one mark of two that contradict each other", async (test) => {
    const editor = await startEditor(test);
    await editor.open(uri, "---\ntemplate: a\n---\n\n<!-- template: b -->\n\n# Login\n");
    assert.equal(await choose(editor, "none"), "---\ntemplate: none\n---\n\n# Login\n");
  });

  it("says of which version it is, where somebody typed while the templates were read", async (test) => {
    const searches: ((uris: readonly string[]) => void)[] = [];
    let isSlow = false;
    const editor = await startEditor(test, {
      folders: ["file:///work"],
      readsWorkspace: true,
      answer: (method) =>
        isSlow && method === clientRequests.findFiles
          ? new Promise<readonly string[]>((resolve) => searches.push(resolve))
          : undefined,
    });
    await editor.next(clientRequests.findFiles);
    await editor.open(uri, "<!-- template: feature-spec -->\n\n# Login\n");
    isSlow = true;
    await editor.notify("workspace/didChangeConfiguration", { settings: null });
    await editor.next(clientRequests.findFiles);
    const asked = editor.request<DocumentEdits | null>(requests.chooseTemplate, { uri, choice: "none" });
    await editor.change(uri, "Notes\n\n<!-- template: feature-spec -->\n\n# Login\n");
    for (const answer of searches) answer([]);
    const answer = await asked;
    assert.equal(answer?.version, editor.version(uri));
    assert.equal(
      edited(editor.text(uri), answer?.edits ?? []),
      "Notes\n\n<!-- template: none -->\n\n# Login\n",
    );
  });

  it("for a document that is not open is no edit", async (test) => {
    const editor = await startEditor(test);
    assert.equal(await editor.request(requests.chooseTemplate, { uri, choice: "none" }), null);
  });
});
