import { isRefused, readCallback, refusalOf, refusedJobs } from '../../src/callback/read-callback';
import type { ParsedValue } from '../../src/parse/parsed-value';
import { refusalOf as thrownBy } from '../support/builders/refusal';

const PICTURE = { Tag: 'PicProcess', JobId: 'j1', State: 'Success' };
const IMAGE = { JobId: 'si1', State: 'Success', Result: '0' };

const task = (detail: ParsedValue) => ({ EventName: 'TaskFinish', JobsDetail: detail });

describe('what is no callback', () => {
  it.each<{ what: string; tree: ParsedValue; message: string }>([
    { what: 'text', tree: 'hello', message: '$: expected a node with child nodes.' },
    { what: 'a list', tree: [PICTURE], message: '$: expected a node with child nodes.' },
    { what: 'nothing', tree: {}, message: '$: expected a value in some node, got none.' },
    {
      what: 'a shell of no family without a value',
      tree: { VirusDetect: { JobId: '', Result: { Output: {} }, Input: [null, ' '] } },
      message: '$: expected a value in some node, got none.',
    },
  ])('is refused: $what', ({ tree, message }) => {
    expect(thrownBy(() => readCallback(tree))).toMatchObject({
      code: 'schema_mismatch',
      rule: { status: 422 },
      issues: [{ path: '$', message }],
    });
  });

  it.each<{ what: string; tree: ParsedValue; paths: string[] }>([
    { what: 'a task without a job', tree: { EventName: 'TaskFinish' }, paths: ['$.JobsDetail[0]'] },
    { what: 'a task of 2020 as a shell', tree: { JobsDetail: { JobId: '', Input: {} } }, paths: ['$.JobsDetail[0]'] },
    { what: 'a task with an empty list', tree: task([]), paths: ['$.JobsDetail[0]'] },
    { what: 'a workflow without its node', tree: { EventName: 'WorkflowFinish' }, paths: ['$.WorkflowExecution'] },
    { what: 'a moderation without its node', tree: { EventName: 'ReviewImage' }, paths: ['$.JobsDetail'] },
    {
      what: 'an empty job beside another',
      tree: task([PICTURE, {}, '']),
      paths: ['$.JobsDetail[1]', '$.JobsDetail[2]'],
    },
  ])('has no value in a job, so that the job is refused in either mode: $what', ({ tree, paths }) => {
    const callback = readCallback(tree);
    for (const mode of ['strict', 'report'] as const) {
      const issues = paths.map((path) => ({ path, message: `${path}: expected a value in some node, got none.` }));
      expect(refusalOf(callback, mode)).toMatchObject({ code: 'schema_mismatch', issues });
      expect(refusedJobs(callback, mode)).toHaveLength(paths.length);
    }
  });
});

describe('what is only odd', () => {
  it.each<{ what: string; tree: ParsedValue; job: object; faults: string[] }>([
    {
      what: 'a job without an id',
      tree: task({ Tag: 'PicProcess', State: 'Success' }),
      job: { name: 'PicProcess', id: expect.stringMatching(/^[0-9a-f]{16}$/) as string },
      faults: ['$.JobId: expected a value, got nothing.'],
    },
    {
      what: 'the nodes of a job without JobsDetail around them',
      tree: { EventName: 'TaskFinish', ...PICTURE },
      job: { name: 'PicProcess', id: 'j1', data: PICTURE },
      faults: [],
    },
    {
      what: 'JobsDetail as text',
      tree: task('none'),
      job: { name: 'TaskFinish', known: false, data: { '#text': 'none' }, unknownFields: ['$["#text"]'] },
      faults: ['$.JobId: expected a value, got nothing.', '$.Tag: expected a value, got nothing.'],
    },
    {
      what: 'the nodes of a moderation without JobsDetail around them',
      tree: { EventName: 'ReviewImage', ...IMAGE },
      job: { name: 'ReviewImage', id: 'si1', data: { ...IMAGE, Result: 0 } },
      faults: [],
    },
    {
      what: 'the nodes of a workflow without WorkflowExecution around them',
      tree: { EventName: 'WorkflowFinish', RunId: 'w', State: 'Success' },
      job: { name: 'WorkflowFinish', id: 'w' },
      faults: ['$: expected a node with child nodes, got nothing.'],
    },
    {
      what: 'WorkflowExecution as text',
      tree: { EventName: 'WorkflowFinish', WorkflowExecution: 'w' },
      job: { name: 'WorkflowFinish', data: { '#text': 'w' } },
      faults: [],
    },
    {
      what: 'a body of no family',
      tree: { VirusDetect: { JobId: 'v1', State: 'Success' } },
      job: { kind: 'task', name: 'Unknown', known: false, data: { VirusDetect: { JobId: 'v1', State: 'Success' } } },
      faults: [],
    },
    {
      what: 'an event that nobody knows',
      tree: { EventName: 'InventoryFinish', Batch: { JobId: 'b1' } },
      job: { kind: 'task', name: 'InventoryFinish', known: false },
      faults: [],
    },
  ])('is delivered with its faults: $what', ({ tree, job, faults }) => {
    const callback = readCallback(tree);
    expect(callback.jobs).toMatchObject([job]);
    expect(callback.jobs[0]?.issues.map(({ message }) => message)).toEqual(faults);
    expect(refusalOf(callback, 'report')).toBeUndefined();
  });

  const FAULTY = task([
    { Tag: 'PicProcess', State: { a: '1' }, Operation: { JobLevel: 'high', PicProcessResult: 'none' } },
    { ...PICTURE, Input: { BucketId: ['a', 'b'] }, Operation: { Output: { Object: 'x'.repeat(40).split('') } } },
    { ...PICTURE, JobId: 'j3' },
  ]);
  const FAULTS = [
    '$.JobsDetail[0].JobId: expected a value, got nothing.',
    '$.JobsDetail[0].State: expected text, got a node with child nodes.',
    '$.JobsDetail[0].Operation.JobLevel: expected a whole number, got the text "high".',
    '$.JobsDetail[0].Operation.PicProcessResult: expected a node with child nodes, got the text "none".',
    '$.JobsDetail[1].Input.BucketId: expected text, got a list of 2.',
  ];

  it('stays as it came, with every fault at its job', () => {
    const callback = readCallback(FAULTY);
    expect(callback.jobs.map((job) => job.issues.length)).toEqual([4, 1, 0]);
    expect(callback.jobs[0]?.data).toMatchObject({ Operation: { JobLevel: 'high', PicProcessResult: 'none' } });
    expect(callback.jobs.map((job) => isRefused(job, 'report'))).toEqual([false, false, false]);
  });

  it('is refused in strict mode with every fault, and keeps no other job from being accepted', () => {
    const callback = readCallback(FAULTY);
    expect(callback.jobs.map((job) => isRefused(job, 'strict'))).toEqual([true, true, false]);
    const refusal = refusalOf(callback, 'strict');
    expect(refusal?.issues.map(({ message }) => message).sort()).toEqual([...FAULTS].sort());
    expect(refusal?.message).toContain('2 of its 3 jobs are refused.');
  });

  it('is refused in strict mode for what is documented, and for nothing that is not', () => {
    const undocumented = { Tag: 'DreamUp', Input: 'a.mp4' };
    const faulty = { ...PICTURE, Input: 'b.jpg' };
    const callback = readCallback(task([undocumented, faulty]));
    expect(refusalOf(callback, 'strict')?.issues.map(({ path }) => path)).toEqual(['$.JobsDetail[1].Input']);
    expect(callback.jobs[0]?.issues.map(({ path }) => path)).toEqual(['$.JobId', '$.Input']);
  });
});

it('the workflow of 2020 that is published without any value is accepted', () => {
  const callback = readCallback({ WorkflowExecution: { RunId: '', State: '', Tasks: { Type: '' } } });
  expect(callback.jobs).toMatchObject([{ kind: 'workflow', name: 'WorkflowFinish', data: {} }]);
  for (const mode of ['strict', 'report'] as const) expect(refusalOf(callback, mode)).toBeUndefined();
});

it('the trial request of the console is refused in neither mode', () => {
  const callback = readCallback({ code: 'x', data: { trace_id: 'test_trace_id' } });
  expect(callback.isTest).toBe(true);
  for (const mode of ['strict', 'report'] as const) expect(refusalOf(callback, mode)).toBeUndefined();
});
