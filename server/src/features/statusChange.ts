import { type Binding, bind } from "../core/binding/binding.ts";
import { changeLogOf } from "../core/binding/changeLog.ts";
import { stageOfSpec } from "../core/binding/stage.ts";
import { type StatusChange, statusChanges, versionsOf } from "../core/binding/statusChange.ts";
import { statusValues, statusWord } from "../core/binding/statuses.ts";
import { readDocument } from "../core/document/document.ts";
import { isStatusField } from "../core/document/fields.ts";
import { obstaclesTo, summaryOf } from "../core/rule/obstacles.ts";
import type { Change } from "../core/rule/rule.ts";
import { type Stage, stageMeaning } from "../core/template/lifecycle.ts";
import { changedText } from "../core/text/revision.ts";
import { valueKey } from "../core/text/words.ts";
import type {
  ChangeStatusParams,
  DocumentEdits,
  StatusChoices,
  StatusLack,
  StatusObstacle,
} from "../protocol.ts";
import type { OpenSpec } from "../service/specs.ts";
import { rangeOf, textEdit } from "./ranges.ts";

/** What the status may be changed to, with what stands in the way of each. null: not a spec. */
export function provideStatusChoices(spec: OpenSpec): StatusChoices | null {
  const { binding } = spec;
  if (!binding) return null;
  const known = new Map<Stage, Obstacles>();
  const obstaclesAt = (stage: Stage): Obstacles => {
    const obstacles = known.get(stage) ?? readObstacles(spec, binding, stage);
    known.set(stage, obstacles);
    return obstacles;
  };
  const versions = versionsOf(binding);
  return {
    version: spec.version,
    current: statusWord(binding),
    choices: statusValues(binding).map(({ value, stage, isNext, isHeldUp }) => ({
      value,
      stage,
      isNext,
      meaning: stageMeaning(stage),
      // Nothing keeps a spec from going back.
      ...(isHeldUp ? obstaclesAt(stage) : nothing),
    })),
    versions: versions && { current: versions.now, next: versions.next },
    changeLog: changeLogOf(binding)?.section.content.title ?? null,
    lack: stageOfSpec(binding).field ? null : lackOf(spec, binding),
  };
}

/** The rules whose fixes bring in metadata. */
const aboutMetadata: ReadonlySet<string> = new Set(["missing-field", "missing-section"]);

/** What brings a status into a document that has none: the first fix of a finding that does, where the template has one. */
function lackOf({ document, textDocument, version, findings }: OpenSpec, binding: Binding): StatusLack {
  const { template } = binding;
  const fixes = findings()
    .filter(({ code }) => aboutMetadata.has(code))
    .flatMap((finding) => finding.fixes());
  const hasStatus = (changes: readonly Change[]) => {
    const after = readDocument(changedText(document.whole(), changes), document);
    return stageOfSpec(bind(template, after)).field !== null;
  };
  const fix = template.fields.some(({ key }) => isStatusField(key))
    ? fixes.find(({ changes }) => hasStatus(changes))
    : undefined;
  const addition = fix && {
    title: fix.title,
    version,
    edits: fix.changes.map((change) => textEdit(textDocument, change)),
  };
  return { template: template.name, addition: addition ?? null };
}

interface Obstacles {
  readonly obstacles: readonly StatusObstacle[];
  readonly summary: string;
}

const nothing: Obstacles = { obstacles: [], summary: "" };

function readObstacles(
  { textDocument, settings, checked }: OpenSpec,
  binding: Binding,
  stage: Stage,
): Obstacles {
  const found = obstaclesTo(binding, stage, settings.check, checked());
  return {
    obstacles: found.map(({ message, span }) => ({ message, range: rangeOf(textDocument, span) })),
    summary: summaryOf(found),
  };
}

/** The edits that give the spec another status, for its version of now. null where it has no status or no such value. */
export function provideStatusChange(
  spec: OpenSpec,
  { value, today, version, log }: Omit<ChangeStatusParams, "uri">,
): DocumentEdits | null {
  const { binding, textDocument } = spec;
  const status = binding && statusValues(binding).find((one) => valueKey(one.value) === valueKey(value));
  if (!binding || !status || !stageOfSpec(binding).field) return null;
  const change: StatusChange = { status, today, version, log };
  return {
    version: spec.version,
    edits: statusChanges(binding, change).map((one) => textEdit(textDocument, one)),
  };
}
