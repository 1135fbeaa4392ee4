import type { ParsedNode } from '../../src/parse/parsed-value';
import { writtenBody } from '../../src/tools/samples/sample-body';
import { confirmingReceiver, startAsked } from '../support/builders/asked-cloud-infinite';
import { functionUrlEvent } from '../support/builders/events';
import { jobsIn, kindNamed, knowSample, knowTree, nodeIn, SAMPLE, textOf } from '../support/builders/sample-answers';
import type { CloudInfinite } from '../support/servers/cloud-infinite/cloud-infinite';

let server: CloudInfinite;
beforeEach(async () => {
  server = await startAsked();
});
afterEach(() => server.stop());

const TRANSCODE = kindNamed('Transcode');
const WORKFLOW = kindNamed('WorkflowFinish');
const IMAGE = kindNamed('ReviewImage', 'detail');
const SIMPLE = kindNamed('ReviewImage', 'simple');

type Forge = (job: ParsedNode) => ParsedNode;

const outputFile = (job: ParsedNode): ParsedNode =>
  nodeIn(nodeIn(nodeIn(job, 'Operation'), 'MediaResult'), 'OutputFile');
const withOutputFile = (job: ParsedNode, change: ParsedNode): ParsedNode => ({
  ...job,
  Operation: { ...nodeIn(job, 'Operation'), MediaResult: { OutputFile: { ...outputFile(job), ...change } } },
});

const FORGERIES: readonly { what: string; kind: typeof TRANSCODE; forge: Forge; named: RegExp }[] = [
  {
    what: 'another state',
    kind: TRANSCODE,
    forge: (job) => ({ ...job, State: 'Failed' }),
    named: /^\$\.JobsDetail\[0\]\.State: the callback says "Failed", Cloud Infinite says "Success"\.$/,
  },
  {
    what: 'another output object',
    kind: TRANSCODE,
    forge: (job) => withOutputFile(job, { ObjectName: ['evil.mp4', 'demo-1.mp4'] }),
    named: /OutputFile\.ObjectName\[0\]: the callback says "evil\.mp4", Cloud Infinite says "demo-0\.mp4"\.$/,
  },
  {
    what: 'one output object more',
    kind: TRANSCODE,
    forge: (job) => withOutputFile(job, { ObjectName: ['demo-0.mp4', 'demo-1.mp4', 'evil.mp4'] }),
    named: /ObjectName: the callback says a list of 3, Cloud Infinite says a list of 2\.$/,
  },
  {
    what: 'another Tag',
    kind: TRANSCODE,
    forge: (job) => ({ ...job, Tag: 'DocProcess' }),
    named: /\.Tag: the callback says "DocProcess", Cloud Infinite says "Transcode"\.$/,
  },
  {
    what: 'a value where there is a node',
    kind: TRANSCODE,
    forge: (job) => ({ ...job, Input: 'evil' }),
    named: /\.Input: the callback says "evil", Cloud Infinite says a node with child nodes\.$/,
  },
  {
    what: 'another task of a run',
    kind: WORKFLOW,
    forge: (run) => ({
      ...run,
      Tasks: jobsIn({ JobsDetail: run['Tasks'] ?? [] }).map((task) => ({ ...task, State: 'Failed' })),
    }),
    named: /^\$\.WorkflowExecution\.Tasks\[0\]\.State: the callback says "Failed"/,
  },
  {
    what: 'another result of a moderation',
    kind: IMAGE,
    forge: (job) => ({ ...job, Result: 0 }),
    named: /^\$\.JobsDetail\.Result: the callback says 0, Cloud Infinite says 1\.$/,
  },
  {
    what: 'another region of a moderation, of which the answer says nothing',
    kind: IMAGE,
    forge: (job) => ({ ...job, Region: 'ap-evil' }),
    named: /^\$\.JobsDetail\.Region: the callback says "ap-evil"/,
  },
];

describe('a forged callback of a real job', () => {
  it.each(FORGERIES)('is refused, and its letter names $what', async ({ kind, forge, named }) => {
    const tree = knowSample(server, kind);
    const container = kind.family === 'workflow' ? 'WorkflowExecution' : 'JobsDetail';
    const body = writtenBody(kind, 'json', { ...tree, [container]: forge(nodeIn(tree, container)) });
    const { send, issues, sink, deadLetters } = confirmingReceiver(server);
    expect(await send(body)).toEqual({ status: 403, code: 'not_confirmed' });
    expect(issues().filter((message) => named.test(message)).length).toBeGreaterThan(0);
    expect(sink.stored.size).toBe(0);
    const [letter = '{}'] = deadLetters.stored.values();
    expect(JSON.parse(letter)).toMatchObject({
      error: { code: 'not_confirmed', issues: issues().map((message) => ({ message })) },
      body: Buffer.from(body).toString('base64'),
    });
  });

  it.each([
    {
      what: 'another code',
      change: { code: -1 },
      named: '$.code: the callback says -1, Cloud Infinite says "Success".',
    },
    {
      what: 'another result',
      data: { result: 0 },
      named: '$.data.result: the callback says 0, Cloud Infinite says 1.',
    },
    {
      what: 'another object',
      data: { url: 'https://evil/x.jpg' },
      named: '$.data.url: the callback says "https://evil/x.jpg", Cloud Infinite says "input/demo.jpg".',
    },
  ])('is refused in the Simple form: $what', async ({ change = {}, data = {}, named }) => {
    const tree = knowSample(server, SIMPLE);
    tree['data'] = { ...nodeIn(tree, 'data'), result: 1 };
    knowTree(server, SIMPLE, tree);
    const { send, issues } = confirmingReceiver(server);
    const forged = { ...tree, ...change, data: { ...nodeIn(tree, 'data'), ...data } };
    expect(await send(JSON.stringify(forged))).toEqual({ status: 403, code: 'not_confirmed' });
    expect(issues()).toEqual([named]);
  });

  it('does not pass for the Simple form by nodes that only that has', async () => {
    const tree = knowSample(server, SIMPLE);
    const { send, sink } = confirmingReceiver(server);
    const forged = { EventName: 'ReviewImage', JobsDetail: { JobId: 'made-up', State: 'Success', ...tree } };
    expect(await send(JSON.stringify(forged))).toEqual({ status: 403, code: 'not_confirmed' });
    expect(sink.stored.size).toBe(0);
  });

  it('says nothing to its sender of what Cloud Infinite says', async () => {
    const tree = knowSample(server, TRANSCODE);
    const { handler } = confirmingReceiver(server);
    const forged = { ...tree, JobsDetail: { ...nodeIn(tree, 'JobsDetail'), QueueId: 'guessed' } };
    const { body } = await handler(functionUrlEvent(JSON.stringify(forged)), {});
    expect(JSON.parse(body)).toMatchObject({ error: { code: 'not_confirmed', issues: [] } });
    expect(body).not.toContain(textOf(nodeIn(tree, 'JobsDetail')['QueueId']));
  });

  it('is refused when another served bucket has the job', async () => {
    const other = await startAsked('other-1250000000');
    const tree = knowSample(server, TRANSCODE);
    const job = nodeIn(tree, 'JobsDetail');
    const { send, issues } = confirmingReceiver(server, other);
    const forged = { ...tree, JobsDetail: { ...job, Input: { ...nodeIn(job, 'Input'), BucketId: other.bucket } } };
    expect(await send(JSON.stringify(forged))).toEqual({ status: 403, code: 'not_confirmed' });
    expect(issues()[0]).toContain('Cloud Infinite does not know it at ci://other-1250000000/jobs');
    expect([server.requests.length, other.requests.length]).toEqual([0, 1]);
    await other.stop();
  });

  it('keeps no other job of its callback from being delivered', async () => {
    const tree = knowSample(server, TRANSCODE, { ...SAMPLE, jobs: 3 });
    const jobs = jobsIn(tree).map((job, at) => (at === 1 ? { ...job, State: 'Failed' } : job));
    const forged = { ...tree, JobsDetail: jobs };
    const { send, issues, records, deadLetters, lines } = confirmingReceiver(server);
    expect(await send(JSON.stringify(forged))).toEqual({ status: 403, code: 'not_confirmed' });
    expect(issues()).toEqual([expect.stringMatching(/^\$\.JobsDetail\[1\]\.State: /)]);
    expect(records()).toMatchObject([{ confirmed: true }, { confirmed: true }]);
    expect(deadLetters.stored.size).toBe(1);
    expect(lines).toMatchObject([{ jobs: [{ confirmed: true }, { refused: true, sinks: [] }, { confirmed: true }] }]);
  });
});
