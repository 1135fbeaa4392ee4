import { CallbackError } from '../foundation/errors';
import type { JobRecord } from '../records/record';
import { withoutData } from '../records/record';
import type { Sink } from '../sinks/sink';

/**
 * The record as a queue can take it: whole if it fits, else the event without its data and with `dataref`, the place
 * where the whole record lies. Rejects when it lies nowhere.
 */
export function fitting(record: JobRecord, sink: Sink, location: string | undefined): JobRecord {
  if (sink.maxRecordBytes === undefined || record.body.length <= sink.maxRecordBytes) return record;
  if (location !== undefined) return withoutData(record, location);
  throw new CallbackError(
    'sink_failed',
    `The record of job ${record.job.id} has ${record.body.length} bytes, ${sink.name} takes ${sink.maxRecordBytes}. ` +
      'Add cos to SINKS: the queue then gets a reference to the object.',
  );
}
