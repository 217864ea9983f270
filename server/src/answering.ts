import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Rest } from "./service/slices.ts";
import type { OpenSpec } from "./service/specs.ts";

/** Runs a feature on an open document; answers `nothing` where it is not open or something goes wrong. */
export type Answer = <T>(
  uri: string,
  feature: (spec: OpenSpec) => T,
  nothing: T,
  token?: CancellationToken,
) => Promise<T>;

export interface Answering {
  /** At once, from what reading the document tells. */
  readonly answer: Answer;
  /**
   * When all that is to be found is found; what needs less is answered in between. Where the document changes
   * meanwhile it goes on with the later version, most of which is known by then. A cancelled request ends in an error.
   */
  readonly answerWhenChecked: Answer;
}

export interface AnsweringContext {
  readonly open: (uri: string) => Promise<OpenSpec | null>;
  readonly isOpen: (uri: string) => boolean;
  readonly rest: Rest;
  readonly logError: (error: unknown) => void;
}

/** What goes wrong in a feature is logged, and the editor goes on. */
export function createAnswering({ open, isOpen, rest, logError }: AnsweringContext): Answering {
  const guarded = async <T>(work: () => Promise<T>, nothing: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      logError(error);
      return nothing;
    }
  };
  return {
    answer: (uri, feature, nothing) =>
      guarded(async () => {
        const spec = await open(uri);
        return spec ? feature(spec) : nothing;
      }, nothing),
    answerWhenChecked: (uri, feature, nothing, token) =>
      guarded(async () => {
        for (;;) {
          const spec = await open(uri);
          if (!spec) return nothing;
          const isCancelled = () => token?.isCancellationRequested === true;
          const isInVain = () => isCancelled() || !spec.isCurrent() || !isOpen(uri);
          const isChecked = await spec.settle(rest, isInVain);
          if (isChecked && spec.isCurrent()) return feature(spec);
          if (isCancelled()) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Superseded");
        }
      }, nothing),
  };
}
