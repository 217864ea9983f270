/**
 * Everything that needs to know what a spec is. It is a bundle of its own, loaded behind the answer to `initialize`:
 * the editor and the engine start at the same time.
 */
export { newSpec } from "./core/template/newSpec.ts";
export { provideTemplateApplication } from "./features/applyTemplate.ts";
export { provideTemplateChoice } from "./features/chooseTemplate.ts";
export { provideCodeActions } from "./features/codeActions/codeActions.ts";
export { provideCompletion } from "./features/completion/completion.ts";
export { provideConversionActions, provideConversions } from "./features/convertMetadata.ts";
export { createDiagnosticReports } from "./features/diagnosticReports.ts";
export { inOrder, provideDiagnostics } from "./features/diagnostics.ts";
export { provideFilling, providePlaceholders } from "./features/fillSection.ts";
export { provideHover } from "./features/hover/hover.ts";
export { provideAllInsertions, provideInsertion, provideMissingSections } from "./features/insertSection.ts";
export { provideOutline, summarise, templatesFor } from "./features/outline.ts";
export { provideStatus } from "./features/specStatus.ts";
export { provideStatusChange, provideStatusChoices } from "./features/statusChange.ts";
export { createExistingFiles } from "./service/existingFiles.ts";
export { createSpecs } from "./service/specs.ts";
export { mayChangeTemplates } from "./service/templateChanges.ts";
export { createTemplateLibrary } from "./service/templateLibrary.ts";
