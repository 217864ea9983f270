import assert from "node:assert/strict";
import { it } from "node:test";
import { startEditor } from "./connection.ts";
import { builtInIds, newSpec, problems } from "./verbs.ts";
it("x", async (t) => {
  const editor = await startEditor(t);
  console.log(JSON.stringify(editor.initialized, null, 1));
  for (const id of builtInIds) {
    const text = await newSpec(editor, id);
    console.log("=====", id, "\n" + text.split("\n").slice(0, 40).join("\n"));
    await editor.open(`file:///w/${id}.md`, text);
    console.log((await problems(editor, `file:///w/${id}.md`)).join("\n"));
  }
});
