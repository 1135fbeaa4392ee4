import type { Issue } from '../../src/foundation/errors';
import { boundedLine } from '../../src/invocation/bounded-line';
import type { InvocationEntry, JobEntry } from '../../src/invocation/log-line';

const MOST_BYTES = 64 * 1024;
const LONG = '鹿'.repeat(100_000);

const job = (change: Partial<JobEntry> = {}): JobEntry => ({
  id: 'j1',
  kind: 'task',
  name: 'PicProcess',
  state: 'Success',
  sinks: [{ sink: 'cos', outcome: 'written', location: 'cos://b/k', durationMs: 12 }],
  ...change,
});

const entry = (change: Partial<InvocationEntry> = {}): InvocationEntry => ({
  time: '2026-11-24T00:00:00.000Z',
  level: 'info',
  message: 'answered',
  requestId: 'r1',
  status: 200,
  durationMs: 1,
  jobs: [job()],
  ...change,
});

const issues = (count: number, message = 'expected text'): Issue[] =>
  Array.from({ length: count }, (_, index) => ({ path: `$.JobsDetail.A${index}`, message }));

const read = (line: string): InvocationEntry => JSON.parse(line) as InvocationEntry;

describe('a line of the log', () => {
  it('is the entry as it is, where there is room', () => {
    expect(read(boundedLine(entry()))).toEqual(entry());
  });

  it.each<{ what: string; given: InvocationEntry }>([
    { what: '36,000 jobs', given: entry({ jobs: Array.from({ length: 36_000 }, () => job()) }) },
    {
      what: 'many jobs whose sinks failed in many words',
      given: entry({
        jobs: Array.from({ length: 500 }, () =>
          job({ sinks: [{ sink: 'cos', outcome: 'failed', error: LONG, durationMs: 1 }] }),
        ),
      }),
    },
    { what: 'a job with 1,000 faults', given: entry({ jobs: [job({ issues: issues(1000, LONG.slice(0, 600)) })] }) },
    {
      what: 'an error with 1,000 faults and long causes',
      given: entry({
        error: { code: 'schema_mismatch', issues: issues(1000, LONG.slice(0, 600)), causes: [LONG, LONG, LONG] },
      }),
    },
  ])('has at most 64 kB with $what, and says how much is left out', ({ given }) => {
    const line = boundedLine(given);
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(MOST_BYTES);
    const { jobs, jobsLeftOut = 0, requestId } = read(line);
    expect(requestId).toBe('r1');
    expect(jobs.length + jobsLeftOut).toBe(given.jobs.length);
    expect(line).toMatch(/more|"jobsLeftOut":[1-9]/);
  });

  it('holds no control character and no separator of lines', () => {
    const line = boundedLine(entry({ message: 'a\u0000\u001b\n\u007f\u009b\u2028\u2029b' }));
    expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
    expect(read(line).message).toBe('a\u0000\u001b\n\u007f\u009b\u2028\u2029b');
  });

  it('of a last resort is whole', () => {
    const letter = {
      id: 'i',
      time: 't',
      requestId: 'r1',
      error: { code: 'c', message: 'm', issues: [] },
      headers: {},
      body: 'A'.repeat(1_000_000),
    };
    const line = boundedLine({ time: 't', level: 'error', message: 'm', requestId: 'r1', deadLetter: letter });
    expect(JSON.parse(line)).toMatchObject({ deadLetter: letter });
  });
});
