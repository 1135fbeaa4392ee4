import { readCallback } from '../../src/callback/read-callback';
import type { Job } from '../../src/callback/job';
import type { ParsedValue } from '../../src/parse/parsed-value';

describe('a workflow', () => {
  it.each<{ what: string; tree: ParsedValue; jobs: Partial<Job>[] }>([
    {
      what: 'a finished workflow',
      tree: {
        EventName: 'WorkflowFinish',
        WorkflowExecution: { RunId: 'w1', State: 'Success', BucketId: 'b-1', CreateTime: '2022-08-09 14:54:17+0800' },
      },
      jobs: [
        {
          kind: 'workflow',
          name: 'WorkflowFinish',
          id: 'w1',
          state: 'Success',
          bucket: 'b-1',
          createdAt: '2022-08-09 14:54:17+0800',
          known: true,
          unknownFields: [],
        },
      ],
    },
    {
      what: 'a started workflow',
      tree: { EventName: 'WorkflowStart', WorkflowExecution: { RunId: 'w1', State: 'Running' } },
      jobs: [{ kind: 'workflow', name: 'WorkflowStart', id: 'w1', state: 'Running', known: true }],
    },
    {
      what: 'a workflow of 2020, without EventName',
      tree: { WorkflowExecution: { RunId: 'w1', State: 'Failed', Tasks: { JobId: 'j1' } } },
      jobs: [
        {
          name: 'WorkflowFinish',
          id: 'w1',
          state: 'Failed',
          data: { RunId: 'w1', State: 'Failed', Tasks: [{ JobId: 'j1' }] },
        },
      ],
    },
    {
      what: 'a finished workflow with an empty JobsDetail beside it',
      tree: { EventName: 'WorkflowFinish', WorkflowExecution: { RunId: 'w1' }, JobsDetail: '' },
      jobs: [{ kind: 'workflow', id: 'w1', data: { RunId: 'w1' } }],
    },
    {
      what: 'a finished workflow and a job of a task beside it',
      tree: {
        EventName: 'WorkflowFinish',
        WorkflowExecution: { RunId: 'w1' },
        JobsDetail: { JobId: 'j1', Tag: 'PicProcess', State: 'Success' },
        RequestId: 'r1',
      },
      jobs: [
        { kind: 'workflow', id: 'w1', data: { RunId: 'w1', RequestId: 'r1' } },
        { kind: 'task', id: 'j1', name: 'PicProcess', data: { JobId: 'j1', RequestId: 'r1' } },
      ],
    },
    {
      what: 'a finished workflow that stands beside its empty container',
      tree: { EventName: 'WorkflowFinish', WorkflowExecution: '', RunId: 'w1' },
      jobs: [{ kind: 'workflow', id: 'w1', data: { RunId: 'w1' } }],
    },
    {
      what: 'a new event about workflows in another form',
      tree: { EventName: 'WorkflowPause', WorkflowExecution: { RunId: { Value: 'w1' } } },
      jobs: [{ kind: 'workflow', name: 'WorkflowPause', known: false, data: { RunId: { Value: 'w1' } } }],
    },
    {
      what: 'a new event about workflows',
      tree: { EventName: 'WorkflowPause', WorkflowExecution: { RunId: 'w1' } },
      jobs: [{ kind: 'workflow', name: 'WorkflowPause', known: false }],
    },
  ])('is read: $what', ({ tree, jobs }) => {
    const callback = readCallback(tree);
    expect(callback.isTest).toBe(false);
    expect(callback.jobs).toHaveLength(jobs.length);
    expect(callback.jobs).toMatchObject(jobs);
  });
});
