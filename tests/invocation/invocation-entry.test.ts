import type { Delivery } from '../../src/delivery/deliver';
import { CallbackError } from '../../src/foundation/errors';
import { invocationEntry } from '../../src/invocation/invocation-entry';
import { createRecord } from '../../src/records/record';
import { jobOf } from '../support/builders/jobs';

const JOB = jobOf();
const RECORD = createRecord(JOB, { objectPrefix: 'ci', objectKey: '{id}.{state}' });
const delivered = (outcome: 'written' | 'duplicate' | 'conflict'): Delivery => ({
  record: RECORD,
  sink: 'cos',
  durationMs: 12,
  receipt: { outcome, location: 'cos://b/k' },
});
const failed: Delivery = {
  record: RECORD,
  sink: 'cos',
  durationMs: 12,
  error: new CallbackError('sink_failed', 'down'),
};

const ENDING = { requestId: 'r1', durationMs: 1 };
const REFUSAL = new CallbackError('schema_mismatch', 'refused');
const FAULT = new CallbackError('sink_failed', 'down');

describe('the log entry', () => {
  it('of a success says what came and where it lies', () => {
    const facts = {
      trigger: 'function-url',
      token: 'previous' as const,
      form: 'xml',
      bytes: 100,
      jobs: [JOB],
      deliveries: [delivered('written')],
    };
    expect(invocationEntry(facts, { requestId: 'r1', durationMs: 34 })).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
      level: 'info',
      message: 'answered',
      requestId: 'r1',
      status: 200,
      durationMs: 34,
      trigger: 'function-url',
      token: 'previous',
      form: 'xml',
      bytes: 100,
      jobs: [
        {
          id: 'j1',
          kind: 'task',
          name: 'PicProcess',
          state: 'Success',
          sinks: [{ sink: 'cos', outcome: 'written', location: 'cos://b/k', durationMs: 12 }],
        },
      ],
    });
  });

  it('of a failure says what was known by then, and why', () => {
    const issues = [{ path: '$', message: 'm' }];
    const error = new CallbackError('sink_failed', 'outer', { issues, cause: new Error('inner', { cause: 'x' }) });
    expect(invocationEntry({ jobs: [JOB], deliveries: [failed] }, { requestId: 'r1', durationMs: 5, error })).toEqual({
      time: expect.any(String) as string,
      level: 'error',
      message: 'outer',
      requestId: 'r1',
      status: 503,
      durationMs: 5,
      error: { code: 'sink_failed', issues, causes: ['Error: inner', 'a thrown string'] },
      jobs: [expect.objectContaining({ sinks: [{ sink: 'cos', outcome: 'failed', error: 'down', durationMs: 12 }] })],
    });
  });

  it.each([
    { what: 'a written record', job: JOB, outcome: 'written' as const, level: 'info' },
    { what: 'a duplicate', job: JOB, outcome: 'duplicate' as const, level: 'info' },
    { what: 'a conflict', job: JOB, outcome: 'conflict' as const, level: 'warn' },
    { what: 'an unknown name', job: jobOf({ known: false }), outcome: 'written' as const, level: 'warn' },
    {
      what: 'an unknown node',
      job: jobOf({ unknownFields: ['$.A'] }),
      outcome: 'written' as const,
      level: 'warn',
    },
    { what: 'a refusal of a stranger', job: JOB, error: REFUSAL, outcome: 'written' as const, level: 'warn' },
    {
      what: 'a refusal of what is kept as a dead letter',
      job: JOB,
      error: REFUSAL,
      authentic: { headers: {}, body: '', isBase64: false },
      outcome: 'written' as const,
      level: 'error',
    },
    { what: 'a fault of ours', job: JOB, error: FAULT, outcome: 'written' as const, level: 'error' },
  ])('has the level $level for $what', ({ job, error, authentic, outcome, level }) => {
    const record = { ...RECORD, job };
    expect(
      invocationEntry(
        { jobs: [job], deliveries: [{ ...delivered(outcome), record }], ...(authentic && { authentic }) },
        { ...ENDING, error },
      ).level,
    ).toBe(level);
  });

  it('names what no schema describes', () => {
    const job = jobOf({ known: false, unknownFields: ['$.JobsDetail[0].A'] });
    expect(invocationEntry({ jobs: [job] }, ENDING).jobs[0]).toMatchObject({
      drift: { known: false, unknownFields: ['$.JobsDetail[0].A'] },
    });
  });

  it('warns of what does not fit its schema and was delivered all the same', () => {
    const issues = [{ path: '$.JobsDetail[0].Code', message: 'expected text' }];
    const entry = invocationEntry({ jobs: [jobOf({ issues })] }, ENDING);
    expect(entry).toMatchObject({ level: 'warn', jobs: [{ issues }] });
  });

  it('says which field of a filter a job does not have', () => {
    const skipped: Delivery = { record: RECORD, sink: 'cmq', durationMs: 0, skipped: 'no bucket' };
    expect(invocationEntry({ jobs: [JOB], deliveries: [skipped] }, ENDING).jobs).toMatchObject([
      { skipped: 'no bucket', sinks: [{ sink: 'cmq', outcome: 'skipped', reason: 'no bucket' }] },
    ]);
    const [entry] = invocationEntry({ jobs: [JOB], deliveries: [delivered('written'), skipped] }, ENDING).jobs;
    expect(entry).not.toHaveProperty('skipped');
    expect(entry?.sinks).toHaveLength(2);
  });

  it('marks a job that is refused', () => {
    const other = jobOf({ id: 'j2' });
    const { jobs } = invocationEntry({ jobs: [JOB, other], refused: [other] }, { ...ENDING, error: REFUSAL });
    expect(jobs.map(({ refused }) => refused)).toEqual([undefined, true]);
  });

  it('says that no sink wanted a job', () => {
    expect(invocationEntry({ jobs: [JOB], deliveries: [] }, ENDING).jobs).toMatchObject([{ skipped: true, sinks: [] }]);
  });
});
