import { window } from "vscode";
import { plain } from "./plain.ts";

/** Milliseconds a message stays in the status bar. */
const messageTime = 5000;

/** Says something in the status bar, for a moment. */
export function sayBriefly(message: string): void {
  window.setStatusBarMessage(`Specwright: ${plain(message)}`, messageTime);
}
