import { BUCKET, confirmingReceiver, startAsked } from '../support/builders/asked-cloud-infinite';
import type { CloudInfinite } from '../support/servers/cloud-infinite/cloud-infinite';

let server: CloudInfinite;
beforeEach(async () => {
  server = await startAsked();
});
afterEach(() => server.stop());

describe('a callback of a job that nobody has', () => {
  it.each([
    {
      what: 'a task',
      body: { EventName: 'TaskFinish', JobsDetail: { Tag: 'Transcode', JobId: 'j0', State: 'Success' } },
    },
    { what: 'a run', body: { EventName: 'WorkflowFinish', WorkflowExecution: { RunId: 'i0', State: 'Success' } } },
    { what: 'a moderation', body: { EventName: 'ReviewText', JobsDetail: { JobId: 'st0', State: 'Success' } } },
    { what: 'a moderation in the Simple form', body: { code: 0, data: { event: 'ReviewVideo', trace_id: 'av0' } } },
  ])('is refused: $what', async ({ body }) => {
    const { send, issues, sink } = confirmingReceiver(server);
    expect(await send(JSON.stringify(body))).toEqual({ status: 403, code: 'not_confirmed' });
    expect(issues()).toEqual([expect.stringContaining(`Cloud Infinite does not know it at ci://${BUCKET}/`)]);
    expect(sink.stored.size).toBe(0);
  });

  it.each([
    {
      what: 'no id',
      body: { EventName: 'TaskFinish', JobsDetail: { Tag: 'Transcode', State: 'Success' } },
      reason: 'it has no JobId',
    },
    {
      what: 'an id of other characters',
      body: { EventName: 'TaskFinish', JobsDetail: { Tag: 'Transcode', JobId: '../queue', State: 'Success' } },
      reason: 'its JobId is none of Cloud Infinite',
    },
    {
      what: 'ids in one',
      body: { EventName: 'TaskFinish', JobsDetail: { Tag: 'Transcode', JobId: 'j1,j2', State: 'Success' } },
      reason: 'its JobId is none of Cloud Infinite',
    },
    {
      what: 'no state',
      body: { EventName: 'TaskFinish', JobsDetail: { Tag: 'Transcode', JobId: 'j1' } },
      reason: 'its State is Unknown, which is not the end of a job',
    },
    {
      what: 'a state before the end',
      body: { EventName: 'TaskFinish', JobsDetail: { Tag: 'Transcode', JobId: 'j1', State: 'Running' } },
      reason: 'its State is Running, which is not the end of a job',
    },
    {
      what: 'a live moderation in a state that nobody documents',
      body: { EventName: 'ReviewVideo', JobsDetail: { JobId: 'av1', State: 'Odd' } },
      reason: 'its State is Odd, which is not the end of a job',
    },
    {
      what: 'a job of another event',
      body: { EventName: 'TaskEvil', JobsDetail: { Tag: 'Transcode', JobId: 'j1', State: 'Success' } },
      reason: 'nobody documents the event TaskEvil',
    },
    {
      what: 'a run of another event',
      body: { EventName: 'RunEvil', WorkflowExecution: { RunId: 'i1', State: 'Success' } },
      reason: 'nobody documents the event RunEvil',
    },
    {
      what: 'a moderation without event',
      body: { code: 0, data: { trace_id: 'si0', result: 0 } },
      reason: 'nobody documents where Review can be asked for',
    },
    {
      what: 'a moderation of an event that is not documented',
      body: { EventName: 'ReviewSmell', JobsDetail: { JobId: 'ss0', State: 'Success' } },
      reason: 'nobody documents where ReviewSmell can be asked for',
    },
    { what: 'an event of no family', body: { EventName: 'Odd', A: 'b' }, reason: 'nobody documents the event Odd' },
  ])('is refused without asking: $what', async ({ body, reason }) => {
    const { send, issues } = confirmingReceiver(server);
    expect(await send(JSON.stringify(body))).toEqual({ status: 403, code: 'not_confirmed' });
    expect(issues()).toEqual([expect.stringContaining(`it cannot be asked about: ${reason}`)]);
    expect(server.requests).toEqual([]);
  });
});
