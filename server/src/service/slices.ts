/** Lets everything else that waits in this thread go first, such as a completion somebody is waiting for. */
export type Rest = () => Promise<void>;

/** How long others wait at most, in milliseconds: shorter than a frame of the screen. */
const sliceMs = 8;

/**
 * Goes through `steps`, a slice at a time with a rest behind each. Answers their result, or null where `isInVain` says
 * that nobody waits for it any more.
 */
export async function inSlices<T>(
  steps: Generator<void, T, void>,
  rest: Rest,
  isInVain: () => boolean,
): Promise<T | null> {
  for (;;) {
    const until = performance.now() + sliceMs;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await rest();
    if (isInVain()) return null;
  }
}
