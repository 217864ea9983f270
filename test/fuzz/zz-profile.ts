import { builtInTemplates } from "../../server/src/builtInTemplates.ts";
import { readDocument } from "../../server/src/core/document/document.ts";
import { recognise } from "../../server/src/core/recognition/recognise.ts";
import * as engine from "../../server/src/engine.ts";
import { templateOf } from "../core/annotated.ts";
import { openAs } from "./everything.ts";
import { hostileTexts } from "./hostileTexts.ts";
const usual = templateOf(
  "# Spec: [Name]\n\n**Status:** Draft | Approved\n\n## Goals\n\n[What is wanted]\n\n### Phase 1: [Name]\n\n[Its end]\n\n## Risks\n\n| Risk | Impact |\n|---|---|\n| [What may fail] | High/Med/Low |\n",
  "usual",
);
const usualSpec = "# Spec: Login\n\n**Status:** Draft\n\n## Goals\n\nNone. [What is wanted]\n";
const today = "2026-11-25";
const size = Number(process.argv[2]); const filter = process.argv[3] ?? ""; const part = Number(process.argv[4] ?? 0), of = Number(process.argv[5] ?? 1);
const times: Record<string, number> = {};
function timed<T>(name: string, work: () => T): T {
  const s = process.cpuUsage(); const r = work(); const e = process.cpuUsage(s); times[name] = (times[name] ?? 0) + (e.user + e.system) / 1000; return r;
}
async function ask(pre: string, template: any, text: string) {
  const s = process.cpuUsage();
  const spec = await openAs(template, text);
  timed(pre + "findings", () => spec.findings());
  timed(pre + "diag", () => engine.inOrder(engine.provideDiagnostics(spec)));
  timed(pre + "outline", () => engine.provideOutline(spec));
  timed(pre + "status", () => { engine.provideStatus(spec); engine.provideStatusChoices(spec); });
  for (const p of [0.1, 0.9]) {
    const position = spec.textDocument.positionAt(Math.floor(p * text.length));
    timed(pre + "hover", () => engine.provideHover(spec, position));
    timed(pre + "completion", () => engine.provideCompletion(spec, position, today));
    timed(pre + "actions", () => engine.provideCodeActions(spec, { start: position, end: position }, undefined, { insertsSnippets: true, runsCommands: true }, today));
  }
  const whole = { start: spec.textDocument.positionAt(0), end: spec.textDocument.positionAt(text.length) };
  timed(pre + "fixAll", () => engine.provideCodeActions(spec, whole, ["source.fixAll.specwright"], { insertsSnippets: true, runsCommands: true }, today));
  timed(pre + "missing", () => { engine.provideMissingSections(spec); engine.provideAllInsertions(spec); });
  timed(pre + "apply", () => engine.provideTemplateApplication(spec, template, [template]));
  const e = process.cpuUsage(s); times[pre + "ALL"] = (e.user + e.system) / 1000;
}
async function main() {
let i = 0;
for (const [name, textOf] of Object.entries(hostileTexts)) {
  if (!name.includes(filter) || i++ % of !== part) continue;
  const rows: Record<string, number>[] = [];
  for (const s of [size, 2 * size]) {
    for (const k of Object.keys(times)) delete times[k];
    const text = textOf(s);
    timed("recognise", () => recognise(readDocument(text), builtInTemplates()));
    await ask("S.", usual, text);
    await ask("T.", timed("T.read", () => templateOf(text)), usualSpec);
    rows.push({ ...times });
  }
  const [a, b] = rows as [Record<string, number>, Record<string, number>];
  const all = (r: any) => Math.round(r["S.ALL"] + r["T.ALL"] + r.recognise + r["T.read"]);
  const bad = Object.keys(b).filter((k) => !k.endsWith("ALL") && (b[k] ?? 0) > 30 && (b[k] ?? 0) > 2.6 * (a[k] ?? 0)).map((k) => `${k} ${Math.round(a[k] ?? 0)}→${Math.round(b[k] ?? 0)}`);
  console.log(`${all(a)} → ${all(b)}  ${name}   ${bad.join(", ")}`);
}
}
main();
