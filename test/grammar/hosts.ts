// The Markdown grammars that ours is injected into. VS Code's own belongs to this test but not to this
// project, so it is looked for; a small stand-in with the same scope names is always tried as well.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { loadWASM, OnigScanner, OnigString } from "vscode-oniguruma";
import { type IGrammar, type IRawGrammar, parseRawGrammar, Registry } from "vscode-textmate";

const projectRoot = resolve(__dirname, "..", "..");
const injection = "markdown.specwright.injection";
const markdown = "text.html.markdown";

export const grammarFile = join(projectRoot, "syntaxes", "specwright.tmLanguage.json");
export const standIn = join(__dirname, "markdown-stand-in.tmLanguage.json");

/** What the host grammar embeds: without these, vscode-textmate loses track of front matter and HTML. */
const stubs: Record<string, string> = {
  "source.yaml": '{ "scopeName": "source.yaml", "patterns": [] }',
  "text.html.derivative": JSON.stringify({
    scopeName: "text.html.derivative",
    patterns: [
      { begin: "<!--", end: "-->", name: "comment.block.html" },
      { begin: "</?[a-zA-Z]", end: ">", name: "meta.tag.html" },
    ],
  }),
};

/** The grammar of an installed VS Code, or nothing. */
export function findVsCodeGrammar(): string | undefined {
  const { SPECWRIGHT_MARKDOWN_GRAMMAR, SPECWRIGHT_CACHE, XDG_CACHE_HOME } = process.env;
  const cache = SPECWRIGHT_CACHE || join(XDG_CACHE_HOME || join(homedir(), ".cache"), "specwright");
  const inCodeServer = "node_modules/code-server/lib/vscode";
  const installations = [
    join(cache, inCodeServer),
    ...foldersIn(cache).map((folder) => join(folder, inCodeServer)),
    // What @vscode/test-electron downloads, on Linux and Windows, and on macOS.
    ...[join(cache, "vscode"), join(projectRoot, ".vscode-test")]
      .flatMap(foldersIn)
      .flatMap((folder) => [
        join(folder, "resources/app"),
        join(folder, "Visual Studio Code.app/Contents/Resources/app"),
      ]),
    "/usr/share/code/resources/app",
    "/usr/lib/code",
    "/Applications/Visual Studio Code.app/Contents/Resources/app",
  ];
  return [
    ...(SPECWRIGHT_MARKDOWN_GRAMMAR ? [SPECWRIGHT_MARKDOWN_GRAMMAR] : []),
    ...installations.map((app) => join(app, "extensions/markdown-basics/syntaxes/markdown.tmLanguage.json")),
  ].find(existsSync);
}

/** Markdown with our injection, and as it is without. */
export async function loadMarkdown(hostFile: string): Promise<{ injected: IGrammar; plain: IGrammar }> {
  onigurumaLoaded ??= loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")));
  await onigurumaLoaded;
  return { injected: await load(hostFile, [injection]), plain: await load(hostFile, []) };
}

let onigurumaLoaded: Promise<void> | undefined;

async function load(hostFile: string, injections: string[]): Promise<IGrammar> {
  const files: Record<string, string> = { [markdown]: hostFile, [injection]: grammarFile };
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: async (scope): Promise<IRawGrammar | null> => {
      const file = files[scope];
      const text = file ? readFileSync(file, "utf8") : stubs[scope];
      return text === undefined ? null : parseRawGrammar(text, "grammar.json");
    },
    getInjections: (scope) => (scope === markdown ? injections : []),
  });
  const grammar = await registry.loadGrammar(markdown);
  if (!grammar) throw new Error(`No grammar in ${hostFile}`);
  return grammar;
}

function foldersIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}
