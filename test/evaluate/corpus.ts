/** The real documents, each beside the templates of its own repository, beside all templates, and beside none. */
import { builtInTemplates } from "../../server/src/builtInTemplates.ts";
import type { Template } from "../../server/src/core/template/template.ts";
import { templateOf } from "../core/annotated.ts";
import { corpusDocuments, type RealDocument } from "../core/corpus.ts";
import { type Check, checkAs, documentOf, type Nearness, nearest, recognition } from "./evaluation.ts";

export type Kind = "filled" | "partly" | "notspecs";

/** What was made of one document of the corpus. */
export interface CorpusResult {
  /** `partly/owner__repository__name.md` */
  readonly name: string;
  readonly kind: Kind;
  /** Ids of the templates of its repository. */
  readonly family: readonly string[];
  /** As in a workspace with its family's templates, which is how its author would see it. */
  readonly own: Recognised;
  /** As in a workspace with the templates of all families. */
  readonly amongAll: Recognised;
  readonly nearest: readonly Nearness[];
  /** Templates of its family that recognise it where they are the only one. */
  readonly alone: readonly string[];
  /** As each template that it follows in one of these workspaces, or where only the built-in kinds are there; its own first. */
  readonly checks: readonly Check[];
}

export interface Recognised {
  /** null: as no spec. */
  readonly template: string | null;
  readonly by: string;
  readonly reason: string;
}

/** Repositories whose specs follow the template of another one. */
const adopted: Readonly<Record<string, string>> = { "alfredoperez__speckit-companion": "github__spec-kit" };

function repositoryOf(name: string): string {
  const own = name.split("__").slice(0, 2).join("__");
  return adopted[own] ?? own;
}

export function evaluateCorpus(): readonly CorpusResult[] {
  const templates = corpusDocuments("templates").map(({ name, text }) =>
    templateOf(text, name.replace(/\.md$/, "")),
  );
  const kinds: readonly Kind[] = ["filled", "partly", "notspecs"];
  return kinds.flatMap((kind) =>
    corpusDocuments(kind).map((document) => evaluateOne(kind, document, templates)),
  );
}

function evaluateOne(kind: Kind, { name, text }: RealDocument, templates: readonly Template[]): CorpusResult {
  const document = documentOf(text);
  const family = templates.filter(({ id }) => repositoryOf(id) === repositoryOf(name));
  const own = recognition(document, [...family, ...builtInTemplates()]);
  const amongAll = recognition(document, [...templates, ...builtInTemplates()]);
  const builtIn = recognition(document, builtInTemplates()).template;
  const followed = new Set([own.template, amongAll.template, builtIn]);
  return {
    name: `${kind}/${name}`,
    kind,
    family: family.map(({ id }) => id),
    own: { ...own, template: own.template?.id ?? null },
    amongAll: { ...amongAll, template: amongAll.template?.id ?? null },
    nearest: nearest(document, [...templates, ...builtInTemplates()]),
    alone: family.filter((one) => recognition(document, [one]).template !== null).map(({ id }) => id),
    checks: [...followed].flatMap((template) => (template ? [checkAs(template, document)] : [])),
  };
}
