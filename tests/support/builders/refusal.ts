import { CallbackError } from '../../../src/foundation/errors';

/** The error that `work` throws; fails the test if it throws none or another kind. */
export function refusalOf(work: () => unknown): CallbackError {
  try {
    work();
  } catch (error) {
    if (error instanceof CallbackError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

/** The same for work that rejects. */
export async function rejectionOf(work: Promise<unknown>): Promise<CallbackError> {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  return refusalOf(() => {
    if (outcome) throw outcome.error;
  });
}
