import { applyTemplate } from "../core/application/applyTemplate.ts";
import { recognise } from "../core/recognition/recognise.ts";
import type { Template } from "../core/template/template.ts";
import type { TemplateApplication } from "../protocol.ts";
import type { OpenSpec } from "../service/specs.ts";
import { insertedRanges, textEdit } from "./ranges.ts";

/** What applying a template to the document would bring in. `templates`: all that the document may be recognised by. */
export function provideTemplateApplication(
  { document, textDocument, version, settings, recognition }: OpenSpec,
  template: Template,
  templates: readonly Template[],
): TemplateApplication {
  // A setting speaks louder than what the document shows, and only a mark speaks louder than a setting.
  const isSetOtherwise = recognition.by === "setting" && recognition.template !== template;
  const { changes, sections, fields, isMarked } = applyTemplate(document, template, {
    requiredLevel: settings.check.requiredLevel,
    isRecognised: (result) => !isSetOtherwise && recognise(result, templates).template === template,
  });
  return {
    version,
    edits: changes.map((change) => textEdit(textDocument, change)),
    sections: [...sections],
    fields,
    isMarked,
    inserted: insertedRanges(textDocument, changes),
  };
}
