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
