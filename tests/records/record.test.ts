import { CloudEvent } from 'cloudevents';
import { createRecord, withoutData } from '../../src/records/record';
import type { Job } from '../../src/callback/job';
import { jobOf } from '../support/builders/jobs';

const RULES = { objectPrefix: 'ci', objectKey: '{name}/{id}.{state}.json' };

/** The event of a record, once the official package has found it valid. */
function eventOf(body: Buffer): Record<string, unknown> {
  const attributes = JSON.parse(body.toString()) as Record<string, unknown>; // a record is one JSON object, or the constructor below throws
  expect(new CloudEvent(attributes, true).validate()).toBe(true);
  return attributes;
}

const JOBS: readonly { readonly what: string; readonly job: Job; readonly event: object }[] = [
  {
    what: 'a task',
    job: jobOf(),
    event: {
      specversion: '1.0',
      id: 'j1:Success',
      source: '//pictures-1250000000.ci.ap-guangzhou.myqcloud.com/queues/p1',
      type: 'com.tencentcloud.ci.TaskFinish',
      subject: 'jobs/j1',
      time: '2022-07-18T15:16:44+08:00',
      datacontenttype: 'application/json',
      dataschema: 'urn:cloud-infinite-callback:task/PicProcess',
      kind: 'task',
      name: 'PicProcess',
      state: 'Success',
      known: true,
      data: { JobId: 'j1', State: 'Success', Tag: 'PicProcess' },
    },
  },
  {
    what: 'a workflow',
    job: jobOf({
      kind: 'workflow',
      name: 'WorkflowFinish',
      eventName: 'WorkflowFinish',
      id: 'w1',
      queueId: undefined,
      region: undefined,
    }),
    event: {
      id: 'w1:WorkflowFinish:Success',
      source: '//pictures-1250000000.ci.myqcloud.com',
      type: 'com.tencentcloud.ci.WorkflowFinish',
      subject: 'workflowexecution/w1',
      kind: 'workflow',
    },
  },
  {
    what: 'a part of a live moderation',
    job: jobOf({ kind: 'moderation', name: 'ReviewVideo', eventName: 'ReviewVideo', state: 'Auditing', part: '0a1b' }),
    event: { id: 'j1:Auditing:0a1b', state: 'Auditing', subject: 'jobs/j1' },
  },
  {
    what: 'a job of an unknown name with unknown nodes',
    job: jobOf({ known: false, unknownFields: ['$.JobsDetail[0].A', '$.JobsDetail[0]["b c"]'] }),
    event: { known: false, unknownfields: '$.JobsDetail[0].A $.JobsDetail[0]["b c"]' },
  },
  {
    what: 'a job that has not ended',
    job: jobOf({ endedAt: undefined }),
    event: { time: '2022-07-18T15:16:43+08:00' },
  },
  {
    what: 'a job whose values no URL could hold',
    job: jobOf({ id: '../鹿\ud800', bucket: 'a/b', region: 'r?', queueId: 'q#\ud800' }),
    event: { source: '//a%2Fb.ci.r%3F.myqcloud.com/queues/q%23%EF%BF%BD', subject: 'jobs/../鹿\ud800' },
  },
];

describe.each(JOBS)('the record of $what', ({ job, event }) => {
  it('is a valid CloudEvent', () => {
    expect(eventOf(createRecord(job, RULES).body)).toMatchObject(event);
  });

  it('has the same bytes whenever it is made', () => {
    const [first, second] = [createRecord(job, RULES), createRecord(structuredClone(job), RULES)];
    expect(first.body.equals(second.body)).toBe(true);
    expect([first.id, first.key]).toEqual([second.id, second.key]);
  });

  it('is valid without its data, too', () => {
    const { data, ...attributes } = eventOf(createRecord(job, RULES).body);
    expect(data).toEqual(job.data);
    const reference = withoutData(createRecord(job, RULES), 'cos://bucket/key');
    expect(eventOf(reference.body)).toEqual({ ...attributes, dataref: 'cos://bucket/key' });
  });
});

describe('a record', () => {
  it('has no time that its body does not have', () => {
    const { body } = createRecord(jobOf({ createdAt: undefined, endedAt: 'soon' }), RULES);
    expect(eventOf(body)).not.toHaveProperty('time');
  });

  it('is named by its key, its id and its type', () => {
    expect(createRecord(jobOf(), RULES)).toMatchObject({
      id: 'j1:Success',
      partitionKey: 'j1',
      key: 'ci/PicProcess/j1.Success.json',
      contentType: 'application/cloudevents+json',
    });
  });

  it('of a job whose body names no bucket has the host of Cloud Infinite as source', () => {
    const { body } = createRecord(jobOf({ bucket: undefined, region: 'ap-guangzhou', queueId: undefined }), RULES);
    expect(eventOf(body)).toMatchObject({ source: '//ci.myqcloud.com' });
  });

  it('in conflict with another has a key and an id of its own, the same each time', () => {
    const record = createRecord(jobOf({ data: { JobId: 'j1', Code: 'late' } }), RULES);
    const conflict = record.inConflict();
    const [, mark = ''] = /^j1:Success:(conflict-[0-9a-f]{8})$/.exec(conflict.id) ?? [];
    expect(conflict.key).toBe(`${record.key}.${mark}`);
    expect(eventOf(conflict.body)).toEqual({ ...eventOf(record.body), id: conflict.id });
    expect(record.inConflict().body.equals(conflict.body)).toBe(true);
    expect(eventOf(withoutData(conflict, 'cos://b/k').body)).toMatchObject({ id: conflict.id, dataref: 'cos://b/k' });
  });

  it('in conflict is another for other content', () => {
    const other = createRecord(jobOf({ data: { JobId: 'j1', Code: 'later' } }), RULES);
    expect(other.inConflict().id).not.toBe(createRecord(jobOf(), RULES).inConflict().id);
  });

  it('is one line that ends with a line feed', () => {
    const { body } = createRecord(jobOf(), RULES);
    expect(body.toString()).toMatch(/^\{"specversion":"1\.0",[^\n]*\}\n$/);
  });
});

it('of the start of a workflow is another event than that of its end, in the same state', () => {
  const ids = ['WorkflowStart', 'WorkflowFinish'].map(
    (eventName) => createRecord(jobOf({ kind: 'workflow', name: eventName, eventName, id: 'w1' }), RULES).id,
  );
  expect(new Set(ids).size).toBe(2);
});
