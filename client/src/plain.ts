import { withoutLinks } from "../../server/src/protocol.ts";

/**
 * Text of a spec, a template, a setting or a file's name, to be shown as nothing but text. VS Code makes icons of `$(name)` in
 * labels, and in messages, prompts and status items links of `[label](command:…)`, which run the command.
 */
export function plain(text: string): string {
  return withoutLinks(text).replace(/\$(?=\()/g, "\\$");
}
