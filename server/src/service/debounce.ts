/** Runs a task once its key has been quiet for a while; the latest task given wins. */
export interface Debounce {
  readonly run: (key: string, task: () => void) => void;
  readonly cancel: (key: string) => void;
}

export function createDebounce(restMs: number): Debounce {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const cancel = (key: string) => {
    clearTimeout(waiting.get(key));
    waiting.delete(key);
  };
  return {
    run: (key, task) => {
      cancel(key);
      const timer = setTimeout(() => {
        waiting.delete(key);
        task();
      }, restMs);
      waiting.set(key, timer);
    },
    cancel,
  };
}
