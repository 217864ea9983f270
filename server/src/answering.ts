import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver";
import type { Rest } from "./service/slices.ts";
import type { OpenSpec } from "./service/specs.ts";

/** What each parameter of a request must be. One that is not named may be anything. */
export type Shape<P> = { readonly [Name in keyof P]-?: (value: unknown) => boolean };

/**
 * Registers what answers a request. What it throws is logged and answered, with `otherwise` where that is given and else
 * with an error: an editor keeps what it shows then, where an empty answer would say that there is nothing.
 */
export type OnRequest = <P, R>(
  method: string,
  shape: Shape<P>,
  respond: (params: P, token: CancellationToken) => R | Promise<R>,
  otherwise?: () => R,
) => void;

/** Where the connection stands: `new` until `initialize` is answered, `ended` from `shutdown` on. */
export type Phase = "new" | "running" | "ended";

export interface EdgeContext {
  readonly phase: () => Phase;
  readonly logError: (error: unknown) => void;
}

/** The edge: every request comes in here, and nowhere else. It is refused, or answered whatever happens. */
export function requestsOf(
  connection: Pick<Connection, "onRequest">,
  { phase, logError }: EdgeContext,
): OnRequest {
  return (method, shape, respond, otherwise) => {
    // A request without parameters has the token in their place.
    connection.onRequest<unknown, void>(method, async (...given: readonly unknown[]) => {
      const token = given[given.length - 1] as CancellationToken;
      const params = given.length > 1 ? given[0] : undefined;
      const refusal = refusalOf(method, phase()) ?? misfit(method, params, shape);
      if (refusal) {
        logError(refusal);
        return refusal;
      }
      try {
        return await respond(params as Parameters<typeof respond>[0], token);
      } catch (error) {
        if (isCancellation(error)) return error;
        logError(error);
        if (otherwise) return otherwise();
        const reason = error instanceof Error ? error.message : String(error);
        return new ResponseError(ErrorCodes.InternalError, `${method} failed: ${reason}`);
      }
    });
  };
}

function isCancellation(error: unknown): error is ResponseError<void> {
  return error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled;
}

function refusalOf(method: string, phase: Phase): ResponseError<void> | null {
  if (phase === "new")
    return new ResponseError(ErrorCodes.ServerNotInitialized, `${method} came before initialize`);
  if (phase === "ended") return new ResponseError(ErrorCodes.InvalidRequest, `${method} came after shutdown`);
  return null;
}

function misfit<P>(method: string, params: unknown, shape: Shape<P>): ResponseError<void> | null {
  const checks = Object.entries<(value: unknown) => boolean>(shape);
  if (typeof params !== "object" || params === null || Array.isArray(params))
    return new ResponseError(ErrorCodes.InvalidParams, `${method} needs parameters by name`);
  const wrong = checks.filter(([name, isFit]) => !isFit((params as Record<string, unknown>)[name]));
  if (wrong.length === 0) return null;
  const names = wrong.map(([name]) => `'${name}'`).join(", ");
  return new ResponseError(
    ErrorCodes.InvalidParams,
    `${method}: ${names} is missing or not what it should be`,
  );
}

/** Runs a feature on an open document; answers `nothing` where it is not open. */
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
}

/** The ways to ask a feature about a document. What a feature throws is for the edge to catch. */
export function createAnswering({ open, isOpen, rest }: AnsweringContext): Answering {
  return {
    answer: async (uri, feature, nothing) => {
      const spec = await open(uri);
      return spec ? feature(spec) : nothing;
    },
    answerWhenChecked: async (uri, feature, nothing, token) => {
      for (;;) {
        const spec = await open(uri);
        if (!spec) return nothing;
        const isCancelled = () => token?.isCancellationRequested === true;
        const isInVain = () => isCancelled() || !spec.isCurrent() || !isOpen(uri);
        const isChecked = await spec.settle(rest, isInVain);
        if (isChecked && spec.isCurrent()) return feature(spec);
        if (isCancelled()) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Superseded");
      }
    },
  };
}
