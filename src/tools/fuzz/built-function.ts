import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';

/** What a call of the built function did. */
export interface Called {
  readonly outcome: { readonly answer: unknown } | { readonly thrown: unknown };
  /** What it wrote to the console meanwhile. */
  readonly lines: readonly string[];
}

/** The function as it is deployed, in this process. It has read its environment when it was loaded. */
export interface BuiltFunction {
  call(event: unknown, context: unknown): Promise<Called>;
}

/** Loads the bundle `file`, which nothing has loaded before. */
export function loadBuiltFunction(file: string): BuiltFunction {
  // What a build exports under this name is a handler; its type is lost on the way through a file.
  const { main_handler: handler } = createRequire(file)(file) as {
    readonly main_handler: (event: unknown, context: unknown) => Promise<unknown>;
  };
  const stray: unknown[] = [];
  process.on('unhandledRejection', (thrown) => stray.push(thrown));
  return {
    async call(event, context) {
      const lines: string[] = [];
      const log = replaceLog((text) => lines.push(text));
      try {
        const answer = await handler(event, context);
        // A promise that nobody waits for rejects once everything else has been done.
        await setImmediate();
        const [thrown] = stray.splice(0);
        return { outcome: thrown === undefined ? { answer } : { thrown }, lines };
      } catch (thrown) {
        return { outcome: { thrown }, lines };
      } finally {
        log.restore();
      }
    },
  };
}

/* eslint-disable no-console -- the platform's log is the console, and what is written there is to be judged */
function replaceLog(take: (text: string) => void): { restore: () => void } {
  const { log } = console;
  console.log = (...values: unknown[]) => {
    take(values.map(String).join(' '));
  };
  return {
    restore() {
      console.log = log;
    },
  };
}
