// The extension under test, as VS Code has loaded it.
import assert from "node:assert/strict";
import { extensions } from "vscode";
import type { SpecwrightApi } from "../../client/src/extension.ts";

/** The extension's API, once its server runs. */
export async function specwright(): Promise<SpecwrightApi> {
  const extension = extensions.getExtension<SpecwrightApi>("specwright.specwright");
  assert.ok(extension, "VS Code did not find the extension");
  const api = await extension.activate();
  await api.ready;
  return api;
}
