import featureSpec from "../../snippets/templates/feature-spec.md";
import implementationSpec from "../../snippets/templates/implementation-spec.md";
import solutionDesign from "../../snippets/templates/solution-design.md";
import systemSpec from "../../snippets/templates/system-spec.md";
import technicalSpec from "../../snippets/templates/technical-spec.md";
import { readTemplate, type Template, type TemplateSource } from "./core/template/template.ts";
import { lazy } from "./core/text/lazy.ts";

const builtIn = (id: string, text: string): TemplateSource => ({ id, text, origin: "built-in", uri: null });

/** The texts of the five built-in kinds; `snippets/templates` is their only source. */
const builtInSources: readonly TemplateSource[] = [
  builtIn("feature-spec", featureSpec),
  builtIn("technical-spec", technicalSpec),
  builtIn("implementation-spec", implementationSpec),
  builtIn("solution-design", solutionDesign),
  builtIn("system-spec", systemSpec),
];

/** The built-in templates, read on first use. */
export const builtInTemplates: () => readonly Template[] = lazy(() => builtInSources.map(readTemplate));
