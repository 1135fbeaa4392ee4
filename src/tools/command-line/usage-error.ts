import { types } from 'node:util';

/** What was typed or set is wrong. The message says what, where, and what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Does what only what was typed or set can make fail, and throws a `UsageError` when it fails. */
export async function asUsage<Result>(read: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (cause) {
    throw new UsageError(messageOf(cause), { cause });
  }
}

export function messageOf(thrown: unknown): string {
  return types.isNativeError(thrown) ? thrown.message : String(thrown);
}
