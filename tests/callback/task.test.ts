import { readCallback } from '../../src/callback/read-callback';
import type { Job } from '../../src/callback/job';
import type { ParsedNode, ParsedValue } from '../../src/parse/parsed-value';

const PICTURE = { Tag: 'PicProcess', JobId: 'j1', State: 'Success' };

const task = (detail: ParsedValue, change: ParsedNode = {}) => ({
  EventName: 'TaskFinish',
  JobsDetail: detail,
  ...change,
});

describe('a task', () => {
  it.each<{ what: string; tree: ParsedValue; jobs: Partial<Job>[] }>([
    {
      what: 'a task',
      tree: task({
        ...PICTURE,
        QueueId: 'p1',
        CreationTime: '2022-07-18T15:16:43+0800',
        EndTime: '2022-07-18T15:16:44+0800',
        Input: { BucketId: 'b-1', Region: 'r-1' },
      }),
      jobs: [
        {
          kind: 'task',
          name: 'PicProcess',
          eventName: 'TaskFinish',
          id: 'j1',
          state: 'Success',
          bucket: 'b-1',
          region: 'r-1',
          queueId: 'p1',
          createdAt: '2022-07-18T15:16:43+0800',
          endedAt: '2022-07-18T15:16:44+0800',
          known: true,
          unknownFields: [],
          issues: [],
        },
      ],
    },
    {
      what: 'a task that names its bucket only where it writes',
      tree: task({ ...PICTURE, Operation: { Output: { Bucket: 'b-2', Region: 'r-2' } } }),
      jobs: [{ bucket: 'b-2', region: 'r-2' }],
    },
    {
      what: 'several tasks',
      tree: task([PICTURE, { ...PICTURE, JobId: 'j2', State: 'Failed' }]),
      jobs: [
        { id: 'j1', state: 'Success' },
        { id: 'j2', state: 'Failed' },
      ],
    },
    {
      what: 'a task of 2020, without EventName and with Workflow beside it',
      tree: { JobsDetail: PICTURE, Workflow: { RunId: 'r1' } },
      jobs: [
        { eventName: 'TaskFinish', known: true, data: { ...PICTURE, Workflow: [{ RunId: 'r1' }] }, unknownFields: [] },
      ],
    },
    {
      what: 'a task whose EventName is empty',
      tree: task(PICTURE, { EventName: '' }),
      jobs: [{ kind: 'task', id: 'j1', eventName: 'TaskFinish', known: true }],
    },
    {
      what: 'a task that has what also stands beside it',
      tree: { JobsDetail: { ...PICTURE, Workflow: { RunId: 'own' } }, Workflow: { RunId: 'beside' } },
      jobs: [{ data: { ...PICTURE, Workflow: [{ RunId: 'own' }] } }],
    },
    {
      what: 'a task with something beside it that has the name of a node of it',
      tree: task(PICTURE, { State: 'Beside', RequestId: 'r1' }),
      jobs: [{ state: 'Success', data: { ...PICTURE, RequestId: 'r1', '#callback': { State: 'Beside' } } }],
    },
    {
      what: 'a task whose Tag is a node',
      tree: task({ ...PICTURE, Tag: { Name: 'PicProcess' } }),
      jobs: [{ name: 'TaskFinish', known: false, data: { Tag: { Name: 'PicProcess' } } }],
    },
    {
      what: 'a task whose event is a node',
      tree: { EventName: { Name: 'TaskFinish' }, JobsDetail: PICTURE },
      jobs: [{ name: 'PicProcess', data: { ...PICTURE, EventName: { Name: 'TaskFinish' } } }],
    },
    {
      what: 'a task with an id, a state and an event that are longer than any',
      tree: task({ ...PICTURE, JobId: 'i'.repeat(300_000), State: '鹿'.repeat(100) }, { EventName: 'E'.repeat(100) }),
      jobs: [
        {
          id: expect.stringMatching(/^i{83}~[0-9a-f]{16}$/) as string,
          state: expect.stringMatching(/^鹿{11}~[0-9a-f]{16}$/) as string,
          eventName: expect.stringMatching(/^E{33}~[0-9a-f]{16}$/) as string,
          data: { ...PICTURE, JobId: 'i'.repeat(300_000), State: '鹿'.repeat(100), EventName: 'E'.repeat(100) },
        },
      ],
    },
    {
      what: 'a task of a new Tag',
      tree: task({ ...PICTURE, Tag: 'DreamUp', Dream: { Length: 7 } }),
      jobs: [{ name: 'DreamUp', known: false, unknownFields: ['$.Dream'], id: 'j1' }],
    },
    {
      what: 'a new event about tasks',
      tree: task(PICTURE, { EventName: 'TaskStart' }),
      jobs: [{ kind: 'task', name: 'PicProcess', eventName: 'TaskStart', known: false, id: 'j1' }],
    },
    {
      what: 'a task of 2020 whose own Workflow is empty',
      tree: { JobsDetail: { ...PICTURE, Workflow: '' }, Workflow: { RunId: 'beside' } },
      jobs: [{ data: { ...PICTURE, Workflow: [{ RunId: 'beside' }] } }],
    },
    {
      what: 'a task with an empty WorkflowExecution beside it',
      tree: task(PICTURE, { WorkflowExecution: '' }),
      jobs: [{ kind: 'task', id: 'j1', data: PICTURE, unknownFields: [] }],
    },
    {
      what: 'a task with a WorkflowExecution beside it',
      tree: task(PICTURE, { WorkflowExecution: { RunId: 'r1' } }),
      jobs: [{ kind: 'task', id: 'j1', data: { ...PICTURE, WorkflowExecution: { RunId: 'r1' } } }],
    },
    {
      what: 'a task of a new Tag in another form',
      tree: task({ Tag: 'DreamUp', TaskId: 't1', Input: 'a.mp4', Operation: { MediaInfo: ['a', 'b'] } }),
      jobs: [
        {
          name: 'DreamUp',
          known: false,
          data: { Tag: 'DreamUp', TaskId: 't1', Input: 'a.mp4', Operation: { MediaInfo: ['a', 'b'] } },
        },
      ],
    },
    {
      what: 'a new event about jobs without a Tag',
      tree: { EventName: 'VirusDetectFinish', JobsDetail: { JobId: 'v1', State: 'Success', Suggestion: 'block' } },
      jobs: [{ kind: 'task', name: 'VirusDetectFinish', id: 'v1', state: 'Success', known: false }],
    },
    {
      what: 'a new event whose JobsDetail is no node',
      tree: { EventName: 'JobsCounted', JobsDetail: '7' },
      jobs: [{ name: 'JobsCounted', known: false, data: { EventName: 'JobsCounted', JobsDetail: '7' } }],
    },
    {
      what: 'a new event in a form of its own',
      tree: { EventName: 'QuotaExceeded', Quota: { Left: 0 } },
      jobs: [
        {
          kind: 'task',
          name: 'QuotaExceeded',
          eventName: 'QuotaExceeded',
          known: false,
          state: 'Unknown',
          data: { EventName: 'QuotaExceeded', Quota: { Left: '0' } },
          unknownFields: ['$.Quota'],
        },
      ],
    },
  ])('is read: $what', ({ tree, jobs }) => {
    const callback = readCallback(tree);
    expect(callback.isTest).toBe(false);
    expect(callback.jobs).toHaveLength(jobs.length);
    expect(callback.jobs).toMatchObject(jobs);
  });

  it('is named after its content where the body names no id', () => {
    const idOf = (event: string) => readCallback({ EventName: event, A: '1' }).jobs[0]?.id;
    expect(idOf('New')).toMatch(/^[0-9a-f]{16}$/);
    expect(idOf('New')).not.toBe(idOf('Other'));
  });
});
