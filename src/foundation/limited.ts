/** Runs work, and resolves or rejects as that does. */
export type Limited = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Runs at most `limit` pieces of work at a time; others wait, and begin in the order in which they came. */
export function limited(limit: number): Limited {
  const waiting: (() => void)[] = [];
  let free = limit;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
