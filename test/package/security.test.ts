// No network, no process but the server, no code of a workspace: shown by what is in the bundles and in the manifest.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { describe, it } from "node:test";
import { complete, template, templatePath } from "../cli/card.ts";
import { folderWith } from "../cli/command.ts";
import { read } from "../docs/parts.ts";
import { projectRoot } from "../generated/generated.ts";
import { bundles, codeOf, sourcesOf } from "./bundles.ts";

/** Modules of Node that a bundle may ask for. None of them opens a connection or runs anything. */
const allowed = [
  ...["buffer", "console", "crypto", "fs", "fs/promises", "os", "path", "process", "readline"],
  ...["stream", "url", "util", "worker_threads"],
];

/** What else: a bundle beside it, the editor, and for the client the module that starts the server. */
const besides: Readonly<Record<string, readonly string[]>> = {
  "dist/cli.js": ["./cliEngine.js"],
  "dist/cliEngine.js": ["./remark.js", "./yamlList.js"],
  "dist/extension.js": ["vscode", "child_process"],
  "dist/nodeEngine.js": ["./remark.js", "./yamlList.js"],
  "dist/nodeServer.js": ["./nodeEngine.js"],
  // `module` for the cache of compiled code; where it is not to be had, nothing can be loaded by a path.
  "dist/server.js": ["./nodeServer.js", "node:module"],
};

describe("The bundles", () => {
  for (const bundle of bundles) {
    const code = codeOf(bundle);
    it(`${bundle} asks for these modules, by their names, and for no others`, () => {
      const asked = [...code.matchAll(/\brequire\((?:"([^"]*)"|'([^']*)'|([^)]*))/g)].map(
        ([, double, single, other]) => double ?? single ?? `(${other})`,
      );
      const fine = (name: string) =>
        allowed.includes(name.replace(/^node:/, "")) || besides[bundle]?.includes(name);
      assert.deepEqual(
        [...new Set(asked)].filter((name) => !fine(name)),
        [],
      );
      for (const name of allowed) assert.ok(builtinModules.includes(name), name);
    });

    it(`${bundle} makes no code of text, and fetches nothing`, () => {
      assert.doesNotMatch(code, /\beval\s*\(|\bFunction\s*\(\s*["'`]|\bnew Function\b/);
      // Only what is bundled: with a path that is worked out, anything could be loaded.
      assert.doesNotMatch(code, /\bimport\s*\(\s*[^"'\s)]/);
      assert.doesNotMatch(code, /\bfetch\s*\(|\bXMLHttpRequest\b|\bWebSocket\s*\(|\bEventSource\s*\(/);
      assert.doesNotMatch(code, /\bprocess\.(?:binding|dlopen)\b|\bWebAssembly\b/);
    });
  }

  it("child processes are the client library's: it forks the server, by the path of our bundle", () => {
    const users = sourcesOf("dist/extension.js").filter(
      // Some packages have maps of their own, which name files that are not shipped.
      (source) =>
        existsSync(join(projectRoot, source)) && /["'](?:node:)?child_process["']/.test(read(source)),
    );
    assert.deepEqual(users, ["node_modules/vscode-languageclient/lib/node/main.js"]);
    // It would start whatever `command` names.
    const options = /function serverOptions[\s\S]*?\n\}/.exec(read("client/src/server.ts"))?.[0] ?? "";
    assert.match(options, /Uri\.joinPath\(context\.extensionUri, "dist", "server\.js"\)/);
    assert.doesNotMatch(options, /\bcommand\b|\bruntime\b|getConfiguration|workspaceFolders/);
  });

  it("worker threads run our bundle", () => {
    const users = filesBelow("server/src").filter((file) => /\bnew Worker\(/.test(read(file)));
    assert.deepEqual(users, ["server/src/hosts/cli.ts"]);
    assert.match(read("server/src/hosts/cli.ts"), /new Worker\(enginePath,/);
  });

  it("no code of a workspace is run by the command line, whatever lies in its node_modules", (test) => {
    const trap = "require('node:fs').writeFileSync('trapped', ''); throw new Error('run');";
    const packages = ["picomatch", "fdir", "vscode", "yaml", "tinyglobby", "specwright"];
    const folder = folderWith(test, {
      [templatePath]: template,
      "docs/a.md": complete,
      ...Object.fromEntries(packages.map((name) => [`node_modules/${name}/index.js`, trap])),
      ...Object.fromEntries(
        ["index.js", "specwright.config.js", ".specwright/index.js", ".specwright/templates/x.js"].map(
          (name) => [name, trap],
        ),
      ),
    });
    // Installed in the workspace, as a tool of a project is.
    const installed = join(folder, "node_modules", "specwright", "dist");
    execFileSync("cp", ["-r", join(projectRoot, "dist"), installed]);
    const output = execFileSync(process.execPath, [join(installed, "cli.js"), "check"], {
      cwd: folder,
      encoding: "utf8",
    });
    assert.match(output, /^1 spec in /);
    assert.ok(!readdirSync(folder).includes("trapped"), "a file of the workspace was run");
  });
});

describe("The manifest", () => {
  const manifest: {
    readonly activationEvents: readonly string[];
    readonly capabilities: Readonly<
      Record<
        string,
        {
          readonly supported: string;
          readonly description: string;
          readonly restrictedConfigurations?: unknown;
        }
      >
    >;
    readonly contributes: Readonly<Record<string, unknown>>;
    readonly dependencies: Readonly<Record<string, string>>;
  } = JSON.parse(read("package.json"));

  it("says what is limited in workspaces that nobody trusts and in virtual ones, and why", () => {
    const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities;
    assert.equal(untrustedWorkspaces?.supported, "limited");
    // What decides where a file is written, and what stands in it.
    assert.deepEqual(untrustedWorkspaces?.restrictedConfigurations, [
      "specwright.newSpec.folder",
      "specwright.newSpec.author",
    ]);
    assert.equal(virtualWorkspaces?.supported, "limited");
    for (const { description } of Object.values(manifest.capabilities))
      assert.match(description, /^[A-Z].*\.$/);
  });

  it("contributes nothing that runs or reaches out: no tasks, debuggers, terminals, authentication", () => {
    assert.deepEqual(Object.keys(manifest.contributes).sort(), [
      ...[
        "commands",
        "configuration",
        "grammars",
        "keybindings",
        "menus",
        "snippets",
        "views",
        "viewsWelcome",
      ],
      "walkthroughs",
    ]);
    assert.deepEqual(manifest.activationEvents, ["onLanguage:markdown"]);
  });

  it("calls dependencies what ships, so that `npm audit --omit=dev` looks at it, and at nothing else", () => {
    const lock: {
      readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly devOptional?: boolean }>>;
    } = JSON.parse(read("package-lock.json"));
    const shipped = new Set(bundledPackages());
    const audited = new Set(
      Object.entries(lock.packages)
        .filter(([path, { dev }]) => path !== "" && dev !== true)
        .map(([path]) => path),
    );
    assert.deepEqual(
      [...shipped].filter((path) => !audited.has(path)),
      [],
    );
    const direct = Object.keys(manifest.dependencies).map((name) => `node_modules/${name}`);
    assert.deepEqual(
      direct.filter((path) => !shipped.has(path)),
      [],
      "a dependency that is in no bundle",
    );
  });
});

describe("dist/THIRD-PARTY-NOTICES.txt", () => {
  it("has every package that is in a bundle and no other, with version, licence and text", () => {
    const parts = codeOf("dist/THIRD-PARTY-NOTICES.txt")
      .split(`\n${"-".repeat(80)}\n\n`)
      .slice(1);
    const expected = bundledPackages().map((folder) => {
      const { name, version, license } = JSON.parse(
        readFileSync(join(projectRoot, folder, "package.json"), "utf8"),
      );
      return `${name} ${version}\nLicence: ${license}`;
    });
    const named = parts.map((part) => part.split("\n\n")[0] ?? "");
    const embedded = named.filter((head) => !expected.includes(head));
    assert.deepEqual(
      named.filter((head) => !embedded.includes(head)),
      [...new Set(expected)].sort(),
    );
    assert.deepEqual(
      embedded.map((head) => head.replace(/ \d[\s\S]*/, "")),
      embeddedPackages(),
    );
    for (const part of parts) {
      const [, licence = ""] = /^Licence: (.*)$/m.exec(part) ?? [];
      assert.match(
        licence,
        /^(?:MIT|ISC|BSD-[23]-Clause|BlueOak-1\.0\.0)$/,
        "a licence that nobody has looked at",
      );
      assert.match(part, /Permission is hereby granted|Permission to use, copy|Blue Oak Model License/, part);
    }
  });
});

describe("The client", () => {
  const sources = filesBelow("client/src").map((file) => [file, read(file)] as const);

  it("shows text of others in messages and pickers only as plain text", () => {
    // A value of these properties, and the first argument of a message: where VS Code makes links and icons of text.
    const shown =
      /(?:\bshow(?:Error|Warning|Information)Message\(|\bsetStatusBarMessage\(|^\s*(?:[\w.]+\.)?(?:detail|label|prompt|message|text)(?::| =) |[{ ](?:detail|label): )([^\n]*)/gm;
    const harmless = [
      /^\s*["'][^"']*["']/, // A text of ours.
      /^\s*$/, // The next line, which is looked at below.
      /\bplain\(|\bwithoutLinks\(/,
    ];
    const found = sources.flatMap(([file, text]) =>
      // What is read out by a screen reader is text anyway.
      [...text.replace(/^.*accessibilityInformation.*$/gm, "").matchAll(shown)]
        .map(([, value = ""]) => value)
        .filter((value) => !harmless.some((pattern) => pattern.test(value)))
        .map((value) => `${file}: ${value}`),
    );
    assert.deepEqual(found, [
      // Names of ours: `Bold lines`.
      "client/src/convertMetadata.ts: name.charAt(0).toUpperCase() + name.slice(1), conversion };",
      // Sentences of ours.
      "client/src/server.ts: message, restartServer, showOutput);",
    ]);
  });

  it("makes no Markdown that is trusted, or HTML", () => {
    for (const [file, text] of sources)
      assert.doesNotMatch(
        text,
        /isTrusted|supportHtml|supportThemeIcons|createWebviewPanel|asExternalUri|openExternal/,
        file,
      );
  });

  it("starts nothing: no terminal, task, process or debugger", () => {
    for (const [file, text] of sources)
      assert.doesNotMatch(
        text,
        /createTerminal|\btasks\.|ShellExecution|node:child_process|\bdebug\.start/,
        file,
      );
  });
});

/** Folders of the packages of which something is in a bundle. */
function bundledPackages(): readonly string[] {
  const folders = bundles.flatMap(sourcesOf).flatMap((source) => packageFolder.exec(source)?.[0] ?? []);
  return [...new Set(folders)].sort();
}

const packageFolder = /^(?!webpack:)(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;

/** Names of packages that are part of what another package ships. */
function embeddedPackages(): readonly string[] {
  const names = bundles
    .flatMap(sourcesOf)
    .flatMap((source) => /^webpack:.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []);
  return [...new Set(names)].sort();
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.startsWith("out"))
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`);
}
