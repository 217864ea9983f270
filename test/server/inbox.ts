// What the server sent, kept in order: a test waits for a message, never for a time.

export interface Message {
  readonly method: string;
  readonly params: unknown;
}

export interface Inbox {
  readonly put: (message: Message) => void;
  /** The first message of that method that nobody took yet, as soon as there is one. */
  readonly next: <T>(method: string, isWanted?: (params: T) => boolean) => Promise<T>;
  /** All messages so far, taken or not. */
  readonly all: (method: string) => readonly unknown[];
}

export function createInbox(): Inbox {
  const everything: Message[] = [];
  const untaken: Message[] = [];
  const waiting = new Set<() => void>();
  return {
    put: (message) => {
      everything.push(message);
      untaken.push(message);
      for (const look of [...waiting]) look();
    },
    next: <T>(method: string, isWanted: (params: T) => boolean = () => true) =>
      new Promise<T>((resolve, reject) => {
        const look = () => {
          const index = untaken.findIndex(
            (message) => message.method === method && isWanted(message.params as T),
          );
          if (index < 0) return;
          const [found] = untaken.splice(index, 1);
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found?.params as T);
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          const instead = everything.map((message) => JSON.stringify(message)).join("\n");
          reject(new Error(`Waited for ${method}. Received:\n${instead}`));
        }, 15_000);
        waiting.add(look);
        look();
      }),
    all: (method) => everything.filter((message) => message.method === method).map(({ params }) => params),
  };
}
