import { CallbackError } from '../foundation/errors';
import type { Sink } from './sink';

/** Stands where no sink can be made, and takes nothing. */
export const noSink: Sink = {
  name: 'none',
  write: () => Promise.reject(new CallbackError('sink_failed', 'No place to keep it is configured.')),
};
