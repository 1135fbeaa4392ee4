import type { Job } from '../../../src/callback/job';

/** A finished picture job; `change` names what matters to a test. */
export function jobOf(change: Partial<Job> = {}): Job {
  return {
    kind: 'task',
    name: 'PicProcess',
    eventName: 'TaskFinish',
    id: 'j1',
    state: 'Success',
    part: undefined,
    data: { JobId: 'j1', State: 'Success', Tag: 'PicProcess' },
    bucket: 'pictures-1250000000',
    region: 'ap-guangzhou',
    queueId: 'p1',
    createdAt: '2022-07-18T15:16:43+0800',
    endedAt: '2022-07-18T15:16:44+0800',
    known: true,
    path: '$.JobsDetail[0]',
    schema: 'urn:cloud-infinite-callback:task/PicProcess',
    unknownFields: [],
    issues: [],
    ...change,
  };
}
