import { availableParallelism } from "node:os";
import type { Worker } from "node:worker_threads";
import { type Answer, type FileReport, reportOf, type Source } from "./answer.ts";
import { type CheckArguments, UsageError } from "./arguments.ts";
import { type Answers, readAnswers, writeAnswers } from "./cacheFile.ts";
import { type CachePlace, cachePlace } from "./cachePlace.ts";
import { checkHere } from "./checkHere.ts";
import type * as engine from "./engine.ts";
import type { Setup } from "./engine.ts";
import { findInputs } from "./inputs.ts";
import { contextOf } from "./key.ts";
import { lookUp, lookUpNothing } from "./lookup.ts";
import type { Outcome } from "./outcome.ts";
import { checkInWorkers, type Job } from "./pool.ts";
import type { TemplateSources } from "./templateSources.ts";
import type { WorkerSetup } from "./worker.ts";

/** What a check needs of the program it is part of. */
export interface CheckHost {
  /** Asked for only if some file has to be checked. */
  readonly loadEngine: () => Promise<typeof engine>;
  /** Gives what starts a worker. Node's threads take their time to load, too. */
  readonly loadWorkers: () => Promise<(setup: WorkerSetup) => Worker>;
  /** Names this build: two that may answer differently have two names. */
  readonly build: () => string;
}

export interface CheckResult {
  /** In the order of paths. An answer is read when its report is asked for. */
  readonly files: Iterable<FileReport>;
  /** What could not be read or checked, for people; sorted. */
  readonly problems: readonly string[];
  /** What did not work and changes no report, for people. */
  readonly notes: readonly string[];
  readonly stats: CheckStats;
}

export interface CheckStats {
  readonly files: number;
  /** How many of them were checked; what is said of the others was known. */
  readonly checked: number;
  /** How many worker threads there were at the same time. */
  readonly workers: number;
}

/** More workers than this make little difference, and each holds a heap of its own. */
const mostWorkers = 8;

/**
 * Bytes to check from which on workers are worth their start. Each needs about a second of processor time before its code
 * is compiled.
 */
const worthWorkers = 1024 * 1024;

/** Of two processors, one thread keeps the other busy too, with compiling and collecting garbage: measured with 2,000 files. */
const fewestProcessors = 3;

/** Checks what the arguments name. Throws `UsageError` where the template they name does not exist. */
export async function checkFiles(
  options: CheckArguments,
  templates: Pick<TemplateSources, "sources" | "paths">,
  cwd: string,
  host: CheckHost,
): Promise<CheckResult> {
  const setup: Setup = { sources: templates.sources, forced: options.template, cwd };
  const inputs = await findInputs(options.inputs, cwd);
  const sources = inputs.files.map(
    (file): Source => ({ ...file, isTemplate: templates.paths.has(file.absolute) }),
  );
  const place = options.cache && cachePlace(cwd, options.cache.location);
  const context = place && contextOf(host.build(), setup);
  const answers: Answers = place ? readAnswers(place.file) : new Map();
  const { known, jobs } =
    context === null ? await lookUpNothing(sources) : await lookUp(sources, answers, context);
  // Where all answers are known, the template was there when they were given.
  if (jobs.length > 0 || sources.length === 0) await assertTemplate(setup, host);

  const outcomes = new Map(known);
  const done = ({ source }: Job, outcome: Outcome) => outcomes.set(source, outcome);
  const workers = workersFor(jobs, options.threads);
  let left = jobs;
  if (workers > 0) {
    const startWorker = await host.loadWorkers();
    left = await checkInWorkers(jobs, workers, () => startWorker({ ...setup, context }), done);
  }
  if (left.length > 0) await checkHere(left, (await host.loadEngine()).newChecker(setup), context, done);

  const problems = [...inputs.problems];
  const answered: (readonly [path: string, answer: Answer])[] = [];
  const kept = new Map<string, Answer>();
  for (const source of sources) {
    const outcome = outcomes.get(source) ?? { problem: "not checked" };
    if ("problem" in outcome) {
      problems.push(`${source.path}: ${outcome.problem}`);
      continue;
    }
    answered.push([source.path, outcome.answer]);
    if (outcome.key !== null) kept.set(outcome.key, outcome.answer);
  }
  const note = place && keep(place, answers, kept);
  return {
    files: reportsOf(answered),
    problems: problems.sort(),
    notes: note === null ? [] : [note],
    stats: { files: sources.length, checked: jobs.length, workers },
  };
}

function* reportsOf(answered: readonly (readonly [path: string, answer: Answer])[]): Iterable<FileReport> {
  for (const [path, answer] of answered) yield reportOf(path, answer);
}

async function assertTemplate({ sources, forced }: Setup, host: CheckHost): Promise<void> {
  if (forced === null || sources.some(({ id }) => id === forced)) return;
  const ids = (await host.loadEngine()).templatesOf(sources).map(({ id }) => id);
  if (!ids.includes(forced))
    throw new UsageError(`No template called '${forced}' (known: ${ids.join(", ")})`);
}

/** How many workers pay; 0: none does. Whoever asks for a number gets it. */
function workersFor(jobs: readonly Job[], asked: number | null): number {
  if (asked !== null) return asked === 1 ? 0 : Math.min(asked, jobs.length);
  let bytes = 0;
  for (const { size } of jobs) bytes += size;
  const processors = Math.min(availableParallelism(), mostWorkers);
  return processors < fewestProcessors || bytes < worthWorkers ? 0 : Math.min(processors, jobs.length);
}

/** Keeps the answers of this run for the next one. Answers why that does not work, for people, or null. */
function keep(place: CachePlace, before: Answers, used: Answers): string | null {
  // Where nothing is new, nothing is written: a folder that is read-only does no harm then.
  if ([...used.keys()].every((key) => before.has(key))) return null;
  try {
    writeAnswers(place, used);
    return null;
  } catch (error) {
    return `answers are not kept: ${error instanceof Error ? error.message : String(error)}`;
  }
}
