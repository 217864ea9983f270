// A template and a spec from somebody nobody knows, full of commands, HTML and links: what is shown of them is text.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Nodes } from "mdast";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { CodeAction, CompletionList, Hover, MarkupContent } from "vscode-languageserver/node";
import { plain } from "../../client/src/plain.ts";
import { clientCommands, withoutLinks } from "../../server/src/protocol.ts";
import { capabilitiesOfVsCode, startEditor } from "./connection.ts";
import { folder } from "./serviceCard.ts";
import { diagnostics } from "./verbs.ts";

const hostile: readonly (readonly [what: string, text: string])[] = [
  ["a link to a command", "[click](command:workbench.action.quit)"],
  ["an image", "![x](https://example.com/pixel.png)"],
  ["a reference", "[click][r] [r]"],
  ["an address", "https://example.com www.example.com me@example.com"],
  ["an address in brackets", "<https://example.com> <command:x>"],
  ["HTML", "<img src=x onerror=alert(1)><script>x</script><a href='command:x'>y</a>"],
  ["an icon", "$(error) \\$(zap)"],
  ["code that ends", "`a` ``` b ~~~"],
  ["a table", "a | b | <b>c</b>"],
  ["entities", "&lt;b&gt; &#60;i&#62; &colon;"],
  ["escapes that end early", "\\[click\\](command:x) \\\\[click](command:y)"],
];

const templateWith = (text: string) => `# Card ${text}: [Name]

**Status:** Draft ${text} | In Review ${text} | Done ${text}
**Level ${text}:** High ${text} | Low ${text}

## Duties ${text}

<!-- Say what it does. ${text} -->

[What it does ${text}]

## Alarms ${text}

*Who is called. ${text}*

| Who ${text} | How |
|---|---|
| [Name ${text}] | High/Low |

## Limits ${text}

> How much. ${text}

- [How much ${text}]

## Way Back ${text}

- [First command ${text}]
`;

const specWith = (text: string) => `---
template: card
---

${templateWith(text)
  .replace("[Name]", "Printer")
  .replace(/\n<!--.*-->\n/, "")
  .replace(/^(\*\*Status:\*\*).*$/m, `$1 Drft ${text.replaceAll("$", "$$$$")}`)
  .replace(/\n## Limits[\s\S]*?(?=## Way Back)/, "\n")}
## Extra ${text}

TODO ${text}
`;

/** What text may become. Anything else does something when it is clicked, or is not shown as it is written. */
const harmless = new Set([
  ...["root", "paragraph", "text", "strong", "emphasis", "list", "listItem", "code", "break"],
]);

function harmfulIn(markdown: string): readonly string[] {
  const found: string[] = [];
  // What renderers make links of without any mark. (remark looks for them where all is unescaped, VS Code does not.)
  const outsideCode = markdown.replace(/^```markdown\n[\s\S]*?^```$/gm, "");
  if (/\bhttps?:|\bwww\.|\w@\w/i.test(outsideCode)) found.push(`address in ${markdown}`);
  const look = (node: Nodes): void => {
    if (!harmless.has(node.type)) found.push(`${node.type} in ${markdown}`);
    if ("children" in node) for (const child of node.children) look(child);
  };
  look(unified().use(remarkParse).parse(markdown));
  return found;
}

/** The commands that code actions may run. */
const ours: ReadonlySet<string> = new Set(Object.values(clientCommands));

describe("What is shown of a stranger's template and spec is text:", () => {
  for (const [what, text] of hostile) {
    it(what, async (test) => {
      const files = new Map([[`${folder}/.specwright/templates/card.md`, templateWith(text)]]);
      const editor = await startEditor(test, {
        folders: [folder],
        files,
        runsCommands: true,
        capabilities: {
          ...capabilitiesOfVsCode,
          workspace: {
            ...capabilitiesOfVsCode.workspace,
            workspaceEdit: { snippetEditSupport: true, documentChanges: true },
          },
        },
      });
      const uri = `${folder}/docs/card.md`;
      const spec = specWith(text);
      await editor.open(uri, spec);
      const textDocument = { uri };
      const shown: string[] = [];
      let documented = 0;
      for (const [line, content] of spec.split("\n").entries()) {
        for (const character of new Set([0, 3, content.indexOf(":") + 3, content.length])) {
          const position = { line, character };
          const hover = await editor.request<Hover | null>("textDocument/hover", { textDocument, position });
          if (hover) shown.push((hover.contents as MarkupContent).value);
          const list = await editor.request<CompletionList | null>("textDocument/completion", {
            textDocument,
            position,
          });
          for (const { documentation, command } of list?.items ?? []) {
            assert.equal(command, undefined);
            if (typeof documentation !== "object") continue;
            documented++;
            shown.push(documentation.value);
          }
        }
      }
      assert.ok(shown.length > 4, `Only ${shown.length} hovers`);
      assert.deepEqual([...new Set(shown.flatMap(harmfulIn))], []);

      const found = await diagnostics(editor, uri);
      assert.ok(found.length > 2);
      for (const { codeDescription } of found)
        assert.match(
          codeDescription?.href ?? "",
          /^https:\/\/github\.com\/specwright\/specwright\/blob\/main\/docs\/rules\/[a-z-]+\.md$/,
        );
      const actions = await editor.request<readonly CodeAction[]>("textDocument/codeAction", {
        textDocument,
        range: { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } },
        context: { diagnostics: [] },
      });
      const commands = actions.flatMap(({ command }) => (command ? [command.command] : []));
      assert.deepEqual(
        commands.filter((command) => !ours.has(command)),
        [],
      );
      if (documented === 0) {
        // Sections that are missing are offered behind `##`, with their guidance.
        await editor.change(uri, `${spec}\n## `);
        const position = { line: spec.split("\n").length, character: 3 };
        const list = await editor.request<CompletionList | null>("textDocument/completion", {
          textDocument,
          position,
        });
        const previews = (list?.items ?? []).flatMap(({ documentation }) =>
          typeof documentation === "object" ? [documentation.value] : [],
        );
        assert.ok(previews.length > 0, "No section was offered");
        assert.deepEqual(previews.flatMap(harmfulIn), []);
      }
    });
  }
});

describe("What the client shows outside of Markdown", () => {
  /** As VS Code looks for them: `parseLinkedText` and `labelWithIconsRegex`. */
  const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (?:"|')([^"']+)(?:"|'))?\)/gi;
  const icon = /(\\)?\$\(([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?:~[A-Za-z]+)?)\)/g;
  for (const [what, text] of hostile) {
    it(`has neither links nor icons: ${what}`, () => {
      assert.doesNotMatch(withoutLinks(text), link);
      assert.doesNotMatch(plain(text), link);
      for (const [, mark] of plain(text).matchAll(icon)) assert.equal(mark, "\\");
      const bare = (shown: string) => shown.replaceAll("\u200b", "").replace(/\\+(?=\$\()/g, "");
      assert.equal(bare(plain(text)), bare(text));
    });
  }
});
