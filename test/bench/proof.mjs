// What is measured must be work: our server and our command line have to see the specs as specs, and find the same.
import { runOnce } from "./run-once.mjs";

/** @typedef {{ path: string, template: string | null, findings: readonly unknown[] }} CheckedFile */

/** @type {Map<string, number>} findings of the command line by folder */
const expected = new Map();

/**
 * Throws unless the server knows the document's kind and has told all that the command line tells.
 * @param {import('./editor.mjs').Editor} editor
 * @param {import('./documents.mjs').OpenedDocument} document
 * @param {{ cli: string }} bundles
 */
export async function assertRecognised(editor, { kind, folder }, { cli }) {
  const status = await editor.client.request("specwright/status", { uri: editor.uri });
  if (status.template?.id !== kind)
    throw new Error(`Our server took a ${kind} for ${status.template?.id ?? "nothing"}: ${status.reason}`);
  const wanted = expected.get(folder) ?? (await checkedFiles(cli, folder))[0]?.findings.length;
  if (wanted === undefined) throw new Error(`Our command line found no file in ${folder}`);
  expected.set(folder, wanted);
  if (editor.findings() !== wanted)
    throw new Error(`Our server has ${editor.findings()} findings in a ${kind}, the command line ${wanted}`);
}

/**
 * Throws unless the command line has recognised every file of the folder.
 * @param {string} cli
 * @param {{ folder: string, kindOf: ReadonlyMap<string, string> }} specs
 */
export async function assertAllRecognised(cli, { folder, kindOf }) {
  const files = await checkedFiles(cli, folder);
  const wrong = files.filter(({ path, template }) => template !== kindOf.get(path));
  const [first] = wrong;
  if (first) throw new Error(`${wrong.length} files were not recognised, ${first.path} is ${first.template}`);
  if (files.length !== kindOf.size) throw new Error(`${files.length} of ${kindOf.size} files were checked`);
}

/**
 * @param {string} cli
 * @param {string} folder
 * @returns {Promise<CheckedFile[]>}
 */
async function checkedFiles(cli, folder) {
  const args = [cli, "check", ".", "--format", "json", "--fail-on", "never"];
  const { code, printed } = await runOnce({ command: process.execPath, args }, folder);
  if (code !== 0) throw new Error(`Our command line ended with ${code}: ${printed().slice(0, 500)}`);
  return JSON.parse(printed()).files;
}
