import type { Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** What remark makes of a text. May run out of stack. The bundles load this module when it is first called. */
export function parseWithRemark(text: string): Root {
  return parser.parse(text);
}
