// Links in the documentation lead somewhere: relative ones, and those that name a file of this repository by its URL.
import assert from "node:assert/strict";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { describe, it } from "node:test";
import GithubSlugger from "github-slugger";
import { descendants, parseTree } from "../../server/src/core/markdown/tree.ts";
import { plainTitle } from "../../server/src/core/text/words.ts";
import { projectRoot } from "../generated/generated.ts";
import { read } from "./parts.ts";

const repository =
  /^https:\/\/(?:github\.com\/specwright\/specwright\/blob|raw\.githubusercontent\.com\/specwright\/specwright)\/main\/(.+)$/;

const pages = [
  ...readdirSync(projectRoot).filter((name) => name.endsWith(".md")),
  ...markdownIn("docs"),
  ...markdownIn("client/walkthrough"),
];

describe("Every link leads somewhere in", () => {
  for (const page of pages) {
    it(page, () => {
      const broken = linksIn(page).filter((url) => !leadsSomewhere(page, url));
      assert.deepEqual(broken, []);
    });
  }
});

function markdownIn(folder: string): readonly string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => posix.join(folder, name.replaceAll("\\", "/")));
}

function linksIn(page: string): readonly string[] {
  return [...descendants(parseTree(read(page)))].flatMap((node) =>
    node.type === "link" || node.type === "image" || node.type === "definition" ? [node.url] : [],
  );
}

function leadsSomewhere(page: string, url: string): boolean {
  const own = repository.exec(url)?.[1];
  if (own === undefined && /^[a-z][a-z0-9+.-]*:/i.test(url)) return true;
  const [path = "", anchor] = (own ?? url).split("#");
  const target = path === "" ? page : posix.join(own === undefined ? dirname(page) : "", path);
  if (!existsSync(join(projectRoot, target))) return false;
  if (anchor === undefined || statSync(join(projectRoot, target)).isDirectory()) return anchor === undefined;
  return anchorsOf(target).has(anchor);
}

const anchors = new Map<string, ReadonlySet<string>>();

function anchorsOf(page: string): ReadonlySet<string> {
  const known = anchors.get(page) ?? readAnchors(page);
  anchors.set(page, known);
  return known;
}

function readAnchors(page: string): ReadonlySet<string> {
  const slugger = new GithubSlugger();
  const text = read(page);
  return new Set(
    parseTree(text).children.flatMap((node) => {
      if (node.type !== "heading") return [];
      const source = text.slice(node.position?.start.offset, node.position?.end.offset);
      return [slugger.slug(plainTitle(source.replace(/^#+\s+/, "")))];
    }),
  );
}
