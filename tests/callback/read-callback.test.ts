import { readCallback } from '../../src/callback/read-callback';
import type { ParsedValue } from '../../src/parse/parsed-value';
import { refusalOf } from '../support/builders/refusal';

const PICTURE = { Tag: 'PicProcess', JobId: 'j1', State: 'Success' };
const IMAGE = { JobId: 'si1', State: 'Success', Result: '0' };

const task = (detail: ParsedValue) => ({ EventName: 'TaskFinish', JobsDetail: detail });

describe('a body that does not fit', () => {
  const JOB_ID = { path: '$.JobsDetail[0].JobId', message: '$.JobsDetail[0].JobId: expected a value, got nothing.' };
  const TAG = { path: '$.JobsDetail[0].Tag', message: '$.JobsDetail[0].Tag: expected a value, got nothing.' };
  const notNode = (path: string, got: string) => ({
    path,
    message: `${path}: expected a node with child nodes, got ${got}.`,
  });

  it.each<{ what: string; tree: ParsedValue; issues: { path: string; message: string }[] }>([
    { what: 'JobsDetail is missing', tree: { EventName: 'TaskFinish' }, issues: [JOB_ID, TAG] },
    {
      what: 'JobsDetail is missing, but not its children',
      tree: { EventName: 'TaskFinish', ...PICTURE },
      issues: [JOB_ID, TAG],
    },
    { what: 'JobsDetail is empty', tree: task(''), issues: [JOB_ID, TAG] },
    { what: 'JobsDetail is an empty list', tree: task([]), issues: [JOB_ID, TAG] },
    { what: 'JobsDetail is text', tree: task('none'), issues: [notNode('$.JobsDetail[0]', 'the text "none"')] },
    {
      what: 'one of several JobsDetail is text',
      tree: task([PICTURE, 'x']),
      issues: [notNode('$.JobsDetail[1]', 'the text "x"')],
    },
    {
      what: 'a moderation has no JobsDetail',
      tree: { EventName: 'ReviewImage', ...IMAGE },
      issues: ['JobId', 'State'].map((name) => ({
        path: `$.JobsDetail.${name}`,
        message: `$.JobsDetail.${name}: expected a value, got nothing.`,
      })),
    },
    {
      what: 'WorkflowExecution is missing',
      tree: { EventName: 'WorkflowFinish', RunId: 'w' },
      issues: [notNode('$.WorkflowExecution', 'nothing')],
    },
    {
      what: 'WorkflowExecution is text',
      tree: { EventName: 'WorkflowFinish', WorkflowExecution: 'w' },
      issues: [notNode('$.WorkflowExecution', 'the text "w"')],
    },
    {
      what: 'the root is text',
      tree: 'hello',
      issues: [{ path: '$', message: '$: expected a node with child nodes.' }],
    },
    {
      what: 'the root is a list',
      tree: [PICTURE],
      issues: [{ path: '$', message: '$: expected a node with child nodes.' }],
    },
    {
      what: 'nothing tells the family',
      tree: { EventName: '', hello: 'world' },
      issues: [
        {
          path: '$',
          message:
            '$: expected a callback with EventName and JobsDetail or WorkflowExecution, or with code and data, got neither.',
        },
      ],
    },
  ])('is refused in either mode, since nothing of it could be kept: $what', ({ tree, issues }) => {
    for (const mode of ['strict', 'report'] as const) {
      const refusal = refusalOf(() => readCallback(tree, mode));
      expect(refusal).toMatchObject({ code: 'schema_mismatch', rule: { status: 422 }, issues });
      for (const { message } of issues) expect(refusal.message).toContain(message);
    }
  });

  const FAULTY = task([
    { Tag: 'PicProcess', State: { a: '1' }, Operation: { JobLevel: 'high', PicProcessResult: 'none' } },
    { ...PICTURE, Input: { BucketId: ['a', 'b'] }, Operation: { Output: { Object: 'x'.repeat(40).split('') } } },
  ]);
  const FAULTS = [
    '$.JobsDetail[0].JobId: expected a value, got nothing.',
    '$.JobsDetail[0].State: expected text, got a node with child nodes.',
    '$.JobsDetail[0].Operation.JobLevel: expected a whole number, got the text "high".',
    '$.JobsDetail[0].Operation.PicProcessResult: expected a node with child nodes, got the text "none".',
    '$.JobsDetail[1].Input.BucketId: expected text, got a list of 2.',
    '$.JobsDetail[1].Operation.Output.Object: expected text, got a list of 40.',
  ];

  it('is refused in strict mode with every fault', () => {
    const { issues } = refusalOf(() => readCallback(FAULTY, 'strict'));
    expect(issues.map(({ message }) => message).sort()).toEqual([...FAULTS].sort());
  });

  it('is refused for what is documented, and for nothing that is not', () => {
    const undocumented = { Tag: 'DreamUp', Input: 'a.mp4' };
    const faulty = { ...PICTURE, Input: 'b.jpg' };
    const { issues } = refusalOf(() => readCallback(task([undocumented, faulty]), 'strict'));
    expect(issues.map(({ path }) => path)).toEqual(['$.JobsDetail[1].Input']);
    const { jobs } = readCallback(task([undocumented]), 'strict');
    expect(jobs[0]?.issues.map(({ path }) => path)).toEqual(['$.JobsDetail[0].JobId', '$.JobsDetail[0].Input']);
  });

  it('is delivered in report mode, with every fault at its job', () => {
    const { jobs } = readCallback(FAULTY, 'report');
    expect(jobs.map((job) => job.issues.length)).toEqual([4, 2]);
    expect(jobs[0]?.data).toMatchObject({ Operation: { JobLevel: 'high', PicProcessResult: 'none' } });
  });
});
