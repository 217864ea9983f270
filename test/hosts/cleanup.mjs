// Whatever ends this process (the last line, an error, Ctrl+C, a kill), servers, browsers and temporary
// folders go with it. All of it is synchronous, because that is all an `exit` listener can wait for.

/** @type {(() => void)[]} */
const pending = [];

/**
 * Registers something to be undone when the process ends. Last registered, first undone.
 * @param {() => void} undo
 * @returns {() => void} undoes it now instead
 */
export function atEnd(undo) {
  pending.push(undo);
  return () => {
    const index = pending.indexOf(undo);
    if (index < 0) return;
    pending.splice(index, 1);
    undo();
  };
}

process.on("exit", () => {
  for (const undo of pending.splice(0).reverse()) {
    try {
      undo();
    } catch (error) {
      console.error(`Could not clean up: ${error}`);
    }
  }
});

for (const [signal, code] of /** @type {const} */ ([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
])) {
  process.on(signal, () => process.exit(code));
}
