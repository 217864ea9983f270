// The figures as tables, and the page that holds them.
import { cpus, totalmem, type } from "node:os";
import { basename } from "node:path";
import { unanswered } from "./initialise.mjs";
import { versions } from "./programs.mjs";
import { kilobytes, megabytes, milliseconds, withSeparators } from "./statistics.mjs";
import { verdicts } from "./targets.mjs";

/** @typedef {import('./bench.mjs').Results} Results */

const header = ["Measured", "Specwright", "rumdl", "markdownlint-cli2", "remark-cli", "bare Node"];

/**
 * What was measured, and nothing about what was not.
 * @param {Results} results
 */
export function tablesOf(results) {
  const judged = verdicts(results).filter(({ isMet }) => isMet !== null);
  return `${table(header, rowsOf(results))}\n\n${targets(judged)}`;
}

/**
 * @param {Results} results
 * @param {readonly string[]} sources
 */
export function performancePage(results, sources) {
  const processor = cpus()[0]?.model.trim() ?? "unknown processor";
  return `# Performance

\`npm run bench\` measures Specwright beside rumdl, markdownlint-cli2 and remark-cli and writes this page.

## Method

The figures are from one run on ${cpus().length} cores of ${processor} with ${Math.round(totalmem() / 1024 ** 3)} GB,
${type()}, Node ${process.versions.node}; ${versions().join(", ")}.
The rivals check Markdown style and not what Specwright checks; they show what an editor and a build are used to wait for.

The documents are made from the built-in templates, filled with paragraphs, lists, tables and code from
${sources.join(" and ")}. In half of them most of the template's slots are left.
The run ends with an error if our server or our command line does not recognise one, or if the two do not find the same in it.

Both servers get the same messages from one client, which behaves as VS Code: it pulls diagnostics with the id of the last result
and sends incremental changes to a server that takes them. rumdl's program is started directly, without the Node script that npm
puts before it.
${givenUp()}
- **Open** is the time from \`didOpen\` in a fresh server to diagnostics to which nothing is added; the median.
- **Keystroke** is the time from a typed character to the diagnostics of that version, over both documents of a size: in a
  paragraph in the middle, near the top, and in a heading typed letter by letter between two sections. The servers take turns.
- **Memory** is the resident memory of the server's process; after typing that of the larger of both documents.
- **Command line** is the time from the start of the process to its end, the median, with the files in the system's cache;
  *cached* is with the answers that an earlier run has kept.
- **Completion** is asked for at the beginning, after a quarter and after half of the time that opening takes, behind \`##\` and in
  a table cell, in fresh servers.

## Measurements

${table(header, rowsOf(results))}

## Targets

All but the memory are ratios within this run. Behind a limit stands what it comes to in this run, behind a figure its ratio.

${targets(verdicts(results))}

## What stands in the way

- **Server start**: reading and running \`vscode-languageserver\`. A server that is nothing but that library takes as long as ours (the
  second row), so nothing of ours is left to take away. Node's compile cache, which the server uses where there is one, came with
  Node 22, which VS Code brings.
- **Opening**: a fresh server has to load the engine and read the five templates before it can say anything of a document, be it of one
  line (the third row), in code that nothing has compiled yet. What a document adds is the difference to that row.
- **Completion while a document is opened** needs the same, and the headings of the whole document: they tell which template it follows
  and what it lacks. Both come before the slices in which the rest is checked.
- **Growth of a keystroke**: what is kept is looked up again for every section: its findings, its place, its bond. No section's text is
  read or checked but the one that changes, and no rule about the whole spec is asked that does not look there; the tests count that.
- **95th percentile**: a new heading changes which template sections are there, so that recognition and binding run again; and the first
  keystrokes after opening run in code that is not compiled yet.
- **Keystroke**: a process of its own, pipes and messages take most of what the target allows, whatever the server does: see the row of a
  server that is nothing but \`vscode-languageserver\`. In long documents that one takes longer than ours, because the library's own
  store makes a new string of the whole text at each keystroke.
- **Command line**: the first files are checked by code that is not compiled yet.${filesLater(results)}
  Compiling it keeps the second of two processors busy, as collecting garbage does, so that a second thread, which would compile it
  all again, takes longer with two processors and is left out there.
`;
}

/**
 * What a file takes at first, and what it takes later.
 * @param {Results} results
 */
function filesLater({ commandLine = [] }) {
  const [few, many] = commandLine;
  if (!few?.ms.ours || !many?.ms.ours) return "";
  const first = few.ms.ours / few.files;
  const later = (many.ms.ours - few.ms.ours) / (many.files - few.files);
  const behind = withSeparators(many.files - few.files);
  return `\n  Of ${few.files} each takes ${milliseconds(first)}, of the ${behind} behind them ${milliseconds(later)}.`;
}

function givenUp() {
  const times = [...unanswered.values()].reduce((sum, count) => sum + count, 0);
  if (times === 0) return "";
  const servers = [...unanswered.keys()].map((command) =>
    /rumdl/.test(basename(command)) ? "rumdl" : "ours",
  );
  return `Starts in which a server did not answer at all are not counted: ${times} (${servers.join(", ")}).\n`;
}

/** @param {readonly import('./targets.mjs').Verdict[]} judged */
function targets(judged) {
  return table(
    ["What", "Target", "Measured", "Met"],
    judged.map(({ what, target, measured, isMet }) => [
      what,
      target,
      measured,
      isMet === null ? "?" : isMet ? "yes" : "**no**",
    ]),
  );
}

/**
 * @param {Results} results
 * @returns {string[][]}
 */
function rowsOf({ start, open = [], keystroke = [], completion, commandLine = [] }) {
  return [
    ...(start
      ? [
          [
            "Server start",
            milliseconds(start.ours),
            milliseconds(start.rumdl),
            "",
            "",
            milliseconds(start.node),
          ],
          ["Start of a server that is nothing but `vscode-languageserver`", milliseconds(start.library)],
          [
            "First page of one line, behind the start",
            ...[start.page.ours, start.page.rumdl].map(milliseconds),
          ],
        ]
      : []),
    ...open.flatMap(({ size, filled, placeholders }) => [
      ...openRows(`Open ${withSeparators(size)} lines, filled`, filled),
      ...openRows(`Open ${withSeparators(size)} lines, many placeholders`, placeholders),
    ]),
    ...keystroke.flatMap(keystrokeRows),
    ...(completion
      ? [
          ["Completion during opening, median", milliseconds(completion.median)],
          ["Completion during opening, worst", milliseconds(completion.worst)],
          ["The opening itself", milliseconds(completion.open)],
        ]
      : []),
    ...commandLine.flatMap(commandLineRows),
  ];
}

/**
 * @param {string} what
 * @param {import('./measure-open.mjs').Opened} opened
 */
function openRows(what, { ours, rumdl }) {
  return [
    [what, milliseconds(ours.ms), milliseconds(rumdl.ms)],
    [`${what}: memory`, memory(ours.memory), memory(rumdl.memory)],
  ];
}

/** @param {import('./measure-keystroke.mjs').KeystrokeResult} result */
function keystrokeRows({ size, ours, rumdl, library }) {
  const what = `Keystroke in ${withSeparators(size)} lines`;
  const names = /** @type {const} */ ([
    ["middle", "in the middle"],
    ["top", "near the top"],
    ["heading", "in a new heading"],
  ]);
  return [
    [`${what}, median`, milliseconds(ours.all.median), milliseconds(rumdl.all.median)],
    [`${what}, p95`, milliseconds(ours.all.p95), milliseconds(rumdl.all.p95)],
    ...names.map(([place, where]) => [
      `${what}, ${where}: median, p95`,
      ...[ours, rumdl].map(
        ({ places }) => `${milliseconds(places[place].median)}, ${milliseconds(places[place].p95)}`,
      ),
    ]),
    [
      `${what}, in the middle, a server that is nothing but \`vscode-languageserver\`: median, p95`,
      `${milliseconds(library.median)}, ${milliseconds(library.p95)}`,
    ],
    [`${what}: memory afterwards`, memory(ours.memory), memory(rumdl.memory)],
    [`${what}: received`, kilobytes(ours.all.bytes), kilobytes(rumdl.all.bytes)],
  ];
}

/** @param {import('./measure-command-line.mjs').CommandLineResult} result */
function commandLineRows({ files, lines, ms }) {
  const what = `Command line, ${withSeparators(files)} files with ${withSeparators(lines)} lines`;
  const time = (/** @type {number | undefined} */ value) => (value === undefined ? "" : milliseconds(value));
  return [
    [`${what}, cold`, time(ms.ours), time(ms.rumdl), time(ms.markdownlint), time(ms.remark), time(ms.node)],
    [`${what}, cached`, time(ms.oursCached), time(ms.rumdlCached)],
  ];
}

/** @param {number | null} bytes */
function memory(bytes) {
  return bytes === null ? "" : megabytes(bytes);
}

/**
 * @param {readonly string[]} columns
 * @param {readonly (readonly string[])[]} rows
 */
function table(columns, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(" | ")} |`;
  return [
    line(columns),
    `|${columns.map((_, index) => (index === 0 ? "---" : "---:")).join("|")}|`,
    ...rows.map((row) => line(columns.map((_, index) => row[index] ?? ""))),
  ].join("\n");
}
