import { CloudEvent } from 'cloudevents';
import { fitting } from '../../src/delivery/deliver';
import { createRecord } from '../../src/records/record';
import type { Sink } from '../../src/sinks/sink';
import { jobOf } from '../support/builders/jobs';

const RECORD = createRecord(jobOf(), { objectPrefix: 'ci', objectKey: '{id}.{state}' });
const LOCATION = `cos://results-1250000000/${RECORD.key}`;

function queueThatTakes(maxRecordBytes: number): Sink {
  return { name: 'cmq', maxRecordBytes, write: () => Promise.reject(new Error('It is not written to.')) };
}

describe('a record for a queue', () => {
  it('stays whole when it fits', () => {
    expect(fitting(RECORD, queueThatTakes(RECORD.body.length), LOCATION)).toBe(RECORD);
  });

  it('becomes a valid event without data that says where all of it lies, when it does not', () => {
    const checked = fitting(RECORD, queueThatTakes(RECORD.body.length - 1), LOCATION);
    const event: unknown = JSON.parse(checked.body.toString());
    expect(event).toMatchObject({ id: RECORD.id, dataref: LOCATION, name: 'PicProcess', state: 'Success' });
    expect(event).not.toHaveProperty('data');
    expect(() => new CloudEvent(event as object)).not.toThrow();
    expect(checked.key).toBe(RECORD.key);
  });

  it('is a failure that says what to do, when it lies nowhere', () => {
    expect(() => fitting(RECORD, queueThatTakes(10), undefined)).toThrow(
      /has \d+ bytes, cmq takes 10\. Add cos to SINKS/,
    );
  });
});
