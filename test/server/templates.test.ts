// The team's own templates: found, watched, and in front of the built-in ones.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { FileChangeType } from "vscode-languageserver/node";
import {
  clientRequests,
  type NewSpecResult,
  notifications,
  requests,
  type SpecStatus,
  type TemplateSummary,
} from "../../server/src/protocol.ts";
import { md } from "../core/annotated.ts";
import { type Editor, startEditor, today } from "./connection.ts";
import { folder, serviceCardFiles, spec, specUri, template, templateUri } from "./serviceCard.ts";
import { builtInIds, problems } from "./verbs.ts";

const refresh = "workspace/diagnostic/refresh";
const templatesOf = (editor: Editor, folderUri?: string) =>
  editor.request<readonly TemplateSummary[]>(
    requests.templates,
    folderUri === undefined ? {} : { folderUri },
  );
const ids = async (editor: Editor, folderUri?: string) =>
  (await templatesOf(editor, folderUri)).map(({ id }) => id);
const kindOf = async (editor: Editor, uri: string) =>
  (await editor.request<SpecStatus>(requests.status, { uri })).template?.id ?? null;
const newSpecOf = (editor: Editor, templateId: string, folderUri?: string) =>
  editor.request<NewSpecResult | null>(requests.newSpec, {
    templateId,
    ...(folderUri === undefined ? {} : { folderUri }),
    name: "Label printer",
    today,
    author: "",
  });

const inOrderFor = async (editor: Editor, uri: string) =>
  (await editor.request<readonly TemplateSummary[]>(requests.templates, { folderUri: folder, uri })).map(
    ({ id, sectionsHere }) => [id, sectionsHere] as const,
  );

/** Tells the server of a changed file, and waits until the editor was asked to look again. */
async function saved(editor: Editor, uri: string, type: FileChangeType): Promise<void> {
  await editor.notify("workspace/didChangeWatchedFiles", { changes: [{ uri, type }] });
  await editor.next(notifications.templatesChanged);
  await editor.next(refresh);
}

/** Takes the refresh that follows the start. */
async function startQuietly(...args: Parameters<typeof startEditor>): Promise<Editor> {
  const editor = await startEditor(...args);
  await editor.next(refresh);
  return editor;
}

describe("Templates to choose from for a document", () => {
  it("are in the order in which it is close to them, whether or not it is a spec", async (test) => {
    const editor = await startEditor(test, { folders: [folder], files: serviceCardFiles() });
    await editor.open(specUri, "# Label printer\n\n## Duties\n\nPrints.\n\n## Weather\n\nFine.\n");
    assert.equal(await kindOf(editor, specUri), null);
    assert.deepEqual((await inOrderFor(editor, specUri))[0], ["service-card", 1]);
    const { text } = (await newSpecOf(editor, "feature-spec", folder)) ?? { text: "" };
    const notes = text.replace(/^## (?:Technical Design|Rollout Plan)$/gm, "## Something else");
    await editor.close(specUri);
    await editor.open(specUri, notes);
    const [[first, shared] = ["", 0]] = await inOrderFor(editor, specUri);
    assert.equal(first, "feature-spec");
    assert.ok(shared > 20, `${shared}`);
  });

  it("are in their own order where no document is named, or it is not open", async (test) => {
    const editor = await startEditor(test, { folders: [folder], files: serviceCardFiles() });
    const inOrder = (await ids(editor, folder)).map((id) => [id, 0]);
    assert.deepEqual(await inOrderFor(editor, `${folder}/closed.md`), inOrder);
  });
});

describe("The list of templates", () => {
  it("waits for the load that overtakes the one under way", async (test) => {
    const found: ((uris: readonly string[]) => void)[] = [];
    let isSlow = false;
    const editor = await startQuietly(test, {
      folders: [folder],
      readsWorkspace: true,
      answer: (method) => {
        if (method === clientRequests.readFile) return template;
        if (method !== clientRequests.findFiles || !isSlow) return undefined;
        return new Promise<readonly string[]>((resolve) => found.push(resolve));
      },
    });
    await editor.next(clientRequests.findFiles);
    isSlow = true;
    const settingsChange = () => editor.notify("workspace/didChangeConfiguration", { settings: null });
    await settingsChange();
    const listed = ids(editor);
    await settingsChange();
    await editor.next(clientRequests.findFiles);
    await editor.next(clientRequests.findFiles);
    const [first, second] = found;
    first?.([templateUri]);
    // Told when the first load has ended, which has brought nothing.
    await editor.next(notifications.templatesChanged);
    second?.([templateUri]);
    assert.ok((await listed).includes("service-card"));
  });

  it("holds the built-in ones", async (test) => {
    const editor = await startEditor(test);
    assert.deepEqual((await ids(editor)).toSorted(), [...builtInIds].sort());
    for (const { name, description, sections, origin, uri } of await templatesOf(editor)) {
      assert.match(name, /^[A-Z]/);
      assert.notEqual(description, "");
      assert.ok(sections > 20);
      assert.deepEqual([origin, uri], ["built-in", null]);
    }
  });

  it("begins with the team's own", async (test) => {
    const editor = await startEditor(test, { folders: [folder], files: serviceCardFiles() });
    const [first, ...others] = await templatesOf(editor, folder);
    assert.deepEqual([first?.id, first?.origin, first?.uri], ["service-card", "user", templateUri]);
    assert.equal(others.length, builtInIds.length);
  });

  it("has a team's template in place of the built-in one of that id", async (test) => {
    const files = new Map([[`${folder}/.specwright/templates/feature-spec.md`, template]]);
    const editor = await startEditor(test, { folders: [folder], files });
    const summaries = (await templatesOf(editor, folder)).filter(({ id }) => id === "feature-spec");
    assert.deepEqual(
      summaries.map(({ origin }) => origin),
      ["user"],
    );
    await editor.open(specUri, spec);
    assert.equal(await kindOf(editor, specUri), "feature-spec");
    assert.match((await newSpecOf(editor, "feature-spec"))?.text ?? "", /^# Service Card: Label printer$/m);
  });

  it("has those that a setting names, and none that nobody named", async (test) => {
    const files = new Map([
      [`${folder}/docs/kinds/card.md`, template],
      [`${folder}/docs/other.md`, template],
    ]);
    const settings = () => ({ templates: ["docs/kinds/*.md"] });
    const editor = await startEditor(test, { folders: [folder], files, settings });
    assert.deepEqual(
      (await ids(editor)).filter((id) => !builtInIds.some((known) => known === id)),
      ["card"],
    );
  });

  it("has what a setting names as it comes, is renamed with its folder and goes", async (test) => {
    const kinds = `${folder}/docs/kinds`;
    const files = new Map([[`${kinds}/card.md`, template]]);
    const settings = () => ({ templates: ["docs/*/*.{md,markdown}"] });
    const editor = await startQuietly(test, { folders: [folder], files, settings });
    const own = async () => (await ids(editor)).filter((id) => !builtInIds.some((known) => known === id));
    assert.deepEqual(await own(), ["card"]);
    files.set(`${kinds}/note.markdown`, template);
    await saved(editor, `${kinds}/note.markdown`, FileChangeType.Created);
    assert.deepEqual(await own(), ["card", "note"]);
    files.clear();
    files.set(`${folder}/docs/sorts/sheet.md`, template);
    // Of a folder the editor says that it is another one, and nothing of the files in it.
    await saved(editor, kinds, FileChangeType.Deleted);
    assert.deepEqual(await own(), ["sheet"]);
    files.clear();
    await saved(editor, `${folder}/docs`, FileChangeType.Deleted);
    assert.deepEqual(await own(), []);
  });

  it("holds what can be read, whatever else is there", async (test) => {
    const files = serviceCardFiles();
    files.set(`${folder}/.specwright/templates/100%.md`, "# [Broken URI]\n");
    files.set(`${folder}/.specwright/templates/empty.md`, "");
    files.set(`${folder}/.specwright/templates/sub folder/%C3%BCber.md`, "---\n: [\n---\n");
    files.set(`${folder}/.specwright/templates/README.md`, "# How we use templates\n");
    const editor = await startEditor(test, { folders: [folder], files });
    assert.deepEqual(
      (await ids(editor)).filter((id) => !builtInIds.some((known) => known === id)).toSorted(),
      ["100%", "empty", "service-card", "über"],
    );
  });
});

describe("A workspace in a folder called templates", () => {
  it("has specs: only its own folders of that name keep templates", async (test) => {
    const shop = "file:///work/templates/shop";
    const files = new Map([[`${shop}/.specwright/templates/service-card.md`, template]]);
    const editor = await startEditor(test, { folders: [shop], files });
    const draft = spec.replace("Label printer", "[Service]");
    for (const [uri, kind] of [
      [`${shop}/docs/card.md`, "service-card"],
      [`${shop}/docs/templates/card.md`, null],
      [`${shop}/docs/my%20template.md`, null],
    ] as const) {
      await editor.open(uri, draft);
      assert.equal(await kindOf(editor, uri), kind, uri);
    }
  });
});

describe("A template that is saved", () => {
  it("is known when it is new: open documents are looked at again", async (test) => {
    const files = new Map<string, string>();
    const editor = await startQuietly(test, { folders: [folder], files });
    await editor.open(specUri, spec.replace("**Phase:** Trial", "**Phase:** Tral"));
    assert.deepEqual(await problems(editor, specUri), []);
    files.set(templateUri, template);
    await saved(editor, templateUri, FileChangeType.Created);
    await editor.next(notifications.changed, ({ uri }: { readonly uri: string }) => uri === specUri);
    assert.equal((await problems(editor, specUri)).length, 1);
  });

  it("changes what it asks for", async (test) => {
    const files = serviceCardFiles();
    const editor = await startQuietly(test, { folders: [folder], files });
    await editor.open(specUri, spec);
    assert.deepEqual(await problems(editor, specUri), []);
    files.set(templateUri, template.replace("## Alarms", "## Costs\n\n[Money a month]\n\n## Alarms"));
    await saved(editor, templateUri, FileChangeType.Changed);
    assert.deepEqual(await problems(editor, specUri), [
      "missing-section: Alarms: Section 'Costs' is missing",
    ]);
  });

  it("asks for nothing any more when it is deleted", async (test) => {
    const files = serviceCardFiles();
    const editor = await startQuietly(test, { folders: [folder], files });
    await editor.open(specUri, spec.replace("**Phase:** Trial", "**Phase:** Tral"));
    assert.equal((await problems(editor, specUri)).length, 1);
    files.delete(templateUri);
    await saved(editor, templateUri, FileChangeType.Deleted);
    assert.deepEqual(await problems(editor, specUri), []);
    assert.equal(await kindOf(editor, specUri), null);
  });

  it("is told apart from any other Markdown file: that starts nothing", async (test) => {
    const editor = await startQuietly(test, { folders: [folder], files: serviceCardFiles() });
    const changes = [{ uri: specUri, type: FileChangeType.Changed }];
    await editor.notify("workspace/didChangeWatchedFiles", { changes });
    await saved(editor, templateUri, FileChangeType.Changed);
    assert.equal(editor.all(notifications.templatesChanged).length, 2, "at the start, and for the template");
  });

  it("cannot be saved into nothing: a template that cannot be read is left out", async (test) => {
    const files = serviceCardFiles();
    const editor = await startQuietly(test, {
      folders: [folder],
      files,
      readsWorkspace: true,
      answer: (method) =>
        method === "specwright/readFile" && files.size > 1 ? Promise.reject(new Error("No")) : undefined,
    });
    files.set(`${folder}/.specwright/templates/second.md`, template);
    await saved(editor, templateUri, FileChangeType.Changed);
    assert.equal((await ids(editor)).filter((id) => id === "feature-spec").length, 1, "The server goes on");
  });
});

describe("Two workspace folders", () => {
  const other = "file:///work/bank";
  const files = () =>
    new Map([
      ...serviceCardFiles(),
      [
        `${other}/.specwright/templates/service-card.md`,
        md`
          # Service Card: [Service]

          **Phase:** Small | Large

          ## Ledger

          [Where the money is]

          ## Auditors

          [Who looks]
        `,
      ],
    ]);
  const bankSpec = "# Service Card: Loans\n\n**Phase:** Trial\n\n## Ledger\n\nHere.\n\n## Auditors\n\nAll.\n";

  it("may have different templates of the same name", async (test) => {
    const editor = await startEditor(test, { folders: [folder, other], files: files() });
    await editor.open(`${other}/loans.md`, bankSpec);
    await editor.open(specUri, spec);
    assert.deepEqual(await problems(editor, `${other}/loans.md`), [
      "invalid-value: Trial: Phase must be one of: Small, Large",
    ]);
    assert.deepEqual(await problems(editor, specUri), []);
    assert.equal((await ids(editor, other)).filter((id) => id === "service-card").length, 1);
    assert.match((await newSpecOf(editor, "service-card", other))?.text ?? "", /## Ledger/);
    assert.match((await newSpecOf(editor, "service-card", `${folder}/`))?.text ?? "", /## Duties/);
  });

  it("may come and go", async (test) => {
    const editor = await startQuietly(test, { folders: [folder], files: files() });
    await editor.open(`${other}/loans.md`, bankSpec);
    assert.equal(await kindOf(editor, `${other}/loans.md`), null);
    const bank = { uri: `${other}/`, name: "bank" };
    const changed = async (added: readonly unknown[], removed: readonly unknown[]) => {
      await editor.notify("workspace/didChangeWorkspaceFolders", { event: { added, removed } });
      await editor.next(notifications.templatesChanged);
    };
    await changed([bank], []);
    assert.equal(await kindOf(editor, `${other}/loans.md`), "service-card");
    await changed([], [bank]);
    assert.equal(await kindOf(editor, `${other}/loans.md`), null);
  });

  it("one in the other: the inner one's templates hold in it", async (test) => {
    const inner = `${folder}/packages/bank`;
    const moved = new Map([...files()].map(([uri, text]) => [uri.replace(other, inner), text]));
    const editor = await startEditor(test, { folders: [folder, inner], files: moved });
    await editor.open(`${inner}/loans.md`, bankSpec);
    assert.equal((await problems(editor, `${inner}/loans.md`)).length, 1);
    await editor.open(`${folder}/packages/bankrupt/loans.md`, bankSpec);
    assert.equal(await kindOf(editor, `${folder}/packages/bankrupt/loans.md`), null, "only begins alike");
  });
});
