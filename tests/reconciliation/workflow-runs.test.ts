import { ciRun } from '../support/servers/cloud-infinite/job-makers';
import { ciTime } from '../support/servers/cloud-infinite/ci-state';
import { functionUrlEvent } from '../support/builders/events';
import { addJob, CONTEXT, lastLine, MINUTE, startLoop } from './loop';
import type { Loop } from './loop';

let loop: Loop;
beforeEach(async () => {
  loop = await startLoop();
});
afterEach(() => loop.stop());

const RUNS = { tags: ['WorkflowFinish'] };
const anHourAgo = () => Math.floor(Date.now() / 1000) * 1000 - 60 * MINUTE;

function addRun(options: Partial<Parameters<typeof ciRun>[0]> = {}, change = (xml: string) => xml) {
  const run = ciRun({ runId: 'i-1', created: anHourAgo(), ...options });
  loop.ci.runs.set(run.runId, { ...run, xml: change(run.xml) });
}
const asked = () => loop.ci.requests.map(({ path }) => path);

describe('runs of workflows', () => {
  it('are asked for whole only where their record is missing', async () => {
    addRun();
    await expect(loop.tick(RUNS)).resolves.toMatchObject({ listed: 1, delivered: 1, requests: 2 });
    expect(asked()).toEqual(['/workflowexecution', '/workflowexecution/i-1']);
    await expect(loop.tick(RUNS)).resolves.toMatchObject({ listed: 1, present: 1, requests: 1 });
  });

  it('have the names of their callback, and not the plan of the workflow', async () => {
    addRun();
    await loop.tick(RUNS);
    const [[key, text] = ['', '']] = Object.entries(loop.records());
    expect(key).toMatch(/^cloud-infinite\/WorkflowFinish\/\d{4}\/\d\d\/\d\d\/i-1\.Success\.json$/);
    const { id, origin, data } = JSON.parse(text) as Record<string, object>;
    expect({ id, origin }).toEqual({ id: 'i-1:WorkflowFinish:Success', origin: 'reconciled' });
    expect(data).toMatchObject({ WorkflowName: 'workflow-1', BucketId: 'media-1250000000', Tasks: [{ JobId: 'j-1' }] });
    expect(data).not.toHaveProperty('Topology');
  });

  it('are in a named conflict with a callback that comes later and says something else', async () => {
    addRun();
    await loop.tick(RUNS);
    const [run] = [...loop.ci.runs.values()];
    const body = `<Response><EventName>WorkflowFinish</EventName><WorkflowExecution>${run?.xml ?? ''}<CosHeaders><Key>a</Key></CosHeaders></WorkflowExecution></Response>`;
    await loop.start().handler(functionUrlEvent(body), CONTEXT);
    expect(lastLine(loop)).toMatchObject({ level: 'warn', jobs: [{ id: 'i-1', sinks: [{ outcome: 'conflict' }] }] });
    expect(Object.keys(loop.records())).toEqual([
      expect.stringMatching(/i-1\.Success\.json$/),
      expect.stringMatching(/i-1\.Success\.json\.conflict-[0-9a-f]{8}$/),
    ]);
  });

  it.each([
    {
      what: 'whose last task has only just ended',
      change: (xml: string) => xml.replace(/<EndTime>[^<]*/, `<EndTime>${ciTime(Date.now() - 5 * MINUTE)}`),
      tally: { young: 1 },
    },
    {
      what: 'whose workflow calls another receiver',
      change: (xml: string) =>
        xml.replace(
          '<Nodes/>',
          '<Nodes><Start><Input><NotifyConfig><State>On</State><Url>https://other.example</Url></NotifyConfig></Input></Start></Nodes>',
        ),
      tally: { foreign: 1 },
    },
  ])('are left alone $what', async ({ change, tally }) => {
    addRun({}, change);
    await expect(loop.tick(RUNS)).resolves.toMatchObject({ ...tally, delivered: 0, failed: 0 });
    expect(loop.records()).toEqual({});
  });

  it.each([404, 400])('that are listed, but not known, count as failed: %i', async (status) => {
    addRun();
    loop.ci.faults.push({ slow: 0 }, status);
    await expect(loop.tick(RUNS)).resolves.toMatchObject({ delivered: 0, failed: 1 });
    await expect(loop.tick(RUNS)).resolves.toMatchObject({ delivered: 1, failed: 0 });
  });
});

describe('an older Cloud Infinite', () => {
  it('is asked by queue and by workflow', async () => {
    Object.assign(loop.ci.modes, { queueIdRequired: true, workflowIdRequired: true });
    loop.ci.workflows.set('w-1', '<Name>one</Name><WorkflowId>w-1</WorkflowId><State>Active</State>');
    for (const id of ['p-1', 'p-2']) loop.ci.queues.queue.set(id, `<QueueId>${id}</QueueId><State>Active</State>`);
    addRun();
    addJob(loop, { id: 'j-1', queueId: 'p-1' });
    addJob(loop, { id: 'j-2', queueId: 'p-2', tag: 'Snapshot' });
    const tally = await loop.tick({ tags: ['WorkflowFinish', 'Transcode', 'Snapshot'] });
    expect(tally).toMatchObject({ delivered: 3, failed: 0, notes: [] });
    // The second Tag of the family is asked by queue at once.
    expect(asked().filter((path) => path === '/queue')).toHaveLength(1);
    expect(loop.ci.requests.filter(({ path, refusal }) => path === '/jobs' && refusal)).toHaveLength(1);
  });
});

describe('a Tag that Cloud Infinite refuses', () => {
  it('is noted and skipped', async () => {
    addJob(loop, { id: 'j-1' });
    loop.ci.faults.push(400);
    const tally = await loop.tick({ tags: ['Segment', 'Transcode'] });
    expect(tally).toMatchObject({ delivered: 1, failed: 0 });
    expect(tally.notes).toEqual([expect.stringMatching(/^media-1250000000\/Segment is not listed: InvalidArgument/)]);
  });

  it('is a failure when it is every one of a bucket', async () => {
    loop.ci.faults.push(400);
    const tally = await loop.tick({ tags: ['Transcode'] });
    expect(tally).toMatchObject({ failed: 1 });
    expect(tally.notes.at(-1)).toBe('Every list of media-1250000000 was refused. Is Cloud Infinite on for it?');
  });
});
