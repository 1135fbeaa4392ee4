import { readCallback } from '../../src/callback/read-callback';
import type { ParsedNode } from '../../src/parse/parsed-value';
import { createRecord, withoutData } from '../../src/records/record';
import type { JobRecord } from '../../src/records/record';

function recordOf(tree: ParsedNode): JobRecord {
  const [job] = readCallback(tree).jobs;
  if (!job) throw new Error('There is no job.');
  return createRecord(job, { objectPrefix: 'ci', objectKey: '{id}.{state}' });
}

const TASK = {
  EventName: 'TaskFinish',
  JobsDetail: {
    Tag: 'PicProcess',
    JobId: 'j1',
    State: 'Success',
    QueueId: 'p1',
    EndTime: '2022-07-18T15:16:44+0800',
    Code: { A: '1' },
    New: 'n',
  },
};

const HEAD =
  '{"specversion":"1.0","id":"j1:Success","source":"//ci.myqcloud.com/queues/p1","type":"com.tencentcloud.ci.TaskFinish",' +
  '"subject":"jobs/j1","time":"2022-07-18T15:16:44+08:00","datacontenttype":"application/json",' +
  '"dataschema":"urn:cloud-infinite-callback:task/PicProcess","kind":"task","name":"PicProcess","state":"Success","known":true,' +
  '"unknownfields":"$.New","faults":"$.Code: expected text, got a node with child nodes."';
const DATA =
  '"data":{"Code":{"A":"1"},"EndTime":"2022-07-18T15:16:44+0800","JobId":"j1","New":"n","QueueId":"p1","State":"Success","Tag":"PicProcess"}';

// A consumer, and the function itself, tell a repeat by its bytes: another order of fields is another record.
describe('the bytes of a record', () => {
  it('of a task are these', () => {
    expect(recordOf(TASK).body.toString()).toBe(`${HEAD},${DATA}}\n`);
  });

  it('without data are the same, and the place of the data', () => {
    expect(withoutData(recordOf(TASK), 'cos://b/k').body.toString()).toBe(`${HEAD},"dataref":"cos://b/k"}\n`);
  });

  it('of a conflict are the same, with another id', () => {
    const { id, body } = recordOf(TASK).inConflict();
    expect(id).toMatch(/^j1:Success:conflict-[0-9a-f]{8}$/);
    expect(body.toString()).toBe(`${HEAD.replace('j1:Success', id)},${DATA}}\n`);
  });

  it('of a workflow are these', () => {
    const tree = {
      EventName: 'WorkflowFinish',
      WorkflowExecution: { RunId: 'w1', State: 'Success', BucketId: 'b-1250000000' },
    };
    expect(recordOf(tree).body.toString()).toBe(
      '{"specversion":"1.0","id":"w1:WorkflowFinish:Success","source":"//b-1250000000.ci.myqcloud.com",' +
        '"type":"com.tencentcloud.ci.WorkflowFinish","subject":"workflowexecution/w1","datacontenttype":"application/json",' +
        '"dataschema":"urn:cloud-infinite-callback:workflow","kind":"workflow","name":"WorkflowFinish","state":"Success",' +
        '"known":true,"data":{"BucketId":"b-1250000000","RunId":"w1","State":"Success"}}\n',
    );
  });

  it('of a moderation are these', () => {
    const tree = { EventName: 'ReviewText', JobsDetail: { JobId: 'm1', State: 'Success', Result: 0 } };
    expect(recordOf(tree).body.toString()).toBe(
      '{"specversion":"1.0","id":"m1:Success","source":"//ci.myqcloud.com","type":"com.tencentcloud.ci.ReviewText",' +
        '"subject":"jobs/m1","datacontenttype":"application/json","dataschema":"urn:cloud-infinite-callback:moderation/ReviewText",' +
        '"kind":"moderation","name":"ReviewText","state":"Success","known":true,"data":{"JobId":"m1","Result":0,"State":"Success"}}\n',
    );
  });
});
