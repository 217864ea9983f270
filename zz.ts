import { readFileSync, readdirSync } from "node:fs";
import { unified } from "unified"; import remarkParse from "remark-parse"; import remarkGfm from "remark-gfm"; import remarkFrontmatter from "remark-frontmatter";
import { readDocument } from "./server/src/core/document/document.ts";
const p = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter);
const files = (readdirSync("/tmp/keps/keps", { recursive: true }) as string[]).filter((f) => f.endsWith(".md"));
let n = 0;
for (const f of files) {
  const t = readFileSync("/tmp/keps/keps/" + f, "utf8");
  const want = (p.parse(t).children as any[]).filter((x) => x.type === "heading" && x.position.start.column <= 4).map((x) => x.position.start.line);
  const got = readDocument(t).sections.filter((s) => s.content.level > 0).map((s) => t.slice(0, s.start).split("\n").length);
  n++;
  if (want.join() !== got.join()) console.log(f, "missed", want.filter((x) => !got.includes(x)).join(), "extra", got.filter((x) => !want.includes(x)).join());
}
console.log("done", n);
