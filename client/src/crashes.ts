import { CloseAction, ErrorAction, type ErrorHandler } from "vscode-languageclient/node";

const maxCrashes = 5;
const periodMinutes = 3;

interface Restarting {
  /** False for a server that was replaced while it was still starting: its end is no crash. */
  readonly isWanted: () => boolean;
  /** Called with a sentence for the user when the server is not restarted any more. */
  readonly giveUp: (message: string) => void;
}

/**
 * Restarts a crashed server silently, until it has crashed 5 times within 3 minutes. Like the client's
 * own handler, but a failed write never stops the server: when the process dies under a burst of messages,
 * its end decides, and it is restarted.
 */
export function restartAfterCrash({ isWanted, giveUp }: Restarting): ErrorHandler {
  let crashes: readonly number[] = [];
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => {
      if (!isWanted()) return { action: CloseAction.DoNotRestart, handled: true };
      const now = Date.now();
      crashes = [...crashes.filter((time) => now - time < periodMinutes * 60_000), now];
      if (crashes.length < maxCrashes) return { action: CloseAction.Restart, handled: true };
      giveUp(
        `The Specwright server crashed ${crashes.length} times within ${periodMinutes} minutes and was not started again.`,
      );
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}
