import http from 'node:http';
import { ciClient } from '../../src/cloud-infinite/ci-client';
import type { CiClient } from '../../src/cloud-infinite/ci-client';
import { listsByOwner, ListRefused, pagesOf, runOf } from '../../src/cloud-infinite/lists';
import type { CiList } from '../../src/cloud-infinite/lists';
import { deadlineIn } from '../../src/foundation/deadline';
import { startCloudInfinite } from '../support/servers/cloud-infinite/cloud-infinite';
import type { CloudInfinite } from '../support/servers/cloud-infinite/cloud-infinite';
import { BUCKET, ciJob, ciRun, CREATED, REGION } from '../support/servers/cloud-infinite/job-makers';
import { ACCOUNT } from '../support/servers/cos-account';
import { listenOnLoopback } from '../support/servers/loopback';

let ci: CloudInfinite;
let client: CiClient;
beforeEach(async () => {
  ci = await startCloudInfinite({ bucket: BUCKET, region: REGION, account: ACCOUNT });
  client = clientAt(ci.endpoint);
});
afterEach(() => ci.stop());

const clientAt = (endpoint: string) =>
  ciClient(
    { bucket: BUCKET, region: REGION },
    { endpoint, tokenHeader: 'x-ci-security-token', credentials: () => ACCOUNT, throttle: () => Promise.resolve(true) },
  );

const WINDOW = { from: CREATED - 60_000, until: CREATED + 3_600_000 };
const soon = () => deadlineIn(5_000);
const idOf = (id: number) => `j-${String(id).padStart(4, '0')}`;

function add(from: number, to: number, options: Partial<Parameters<typeof ciJob>[0]> = {}): void {
  for (let at = from; at < to; at += 1) {
    const id = idOf(at);
    ci.jobs.set(id, ciJob({ id, created: CREATED + at * 1000, ...options }));
  }
}

async function idsIn(list: Partial<CiList> = {}): Promise<unknown[]> {
  const ids = [];
  for await (const page of pagesOf({ client, name: 'Transcode', ...list }, WINDOW, soon())) {
    ids.push(...page.map(({ JobId, RunId }) => JobId ?? RunId));
  }
  return ids;
}

const idsUpTo = (count: number) => Array.from({ length: count }, (_, at) => idOf(at));

describe('a list of finished jobs', () => {
  it.each([
    { modes: {}, count: 0 },
    { modes: {}, count: 1 },
    { modes: {}, count: 50 },
    { modes: { endOfList: 'empty' }, count: 51 },
    { modes: { shortPages: true }, count: 60 },
    { modes: { shortPages: true, endOfList: 'empty' }, count: 60 },
    { modes: { shortPages: true, endOfList: 'empty' }, count: 0 },
  ] as const)('of $count is read to its end, whatever that is: $modes', async ({ modes, count }) => {
    Object.assign(ci.modes, modes);
    add(0, count);
    await expect(idsIn()).resolves.toEqual(idsUpTo(count));
    expect(ci.requests.every(({ status }) => status === 200)).toBe(true);
  });

  it('ends where a token is repeated', async () => {
    ci.modes.repeatToken = true;
    add(0, 120);
    await expect(idsIn()).resolves.toEqual([...idsUpTo(100)]);
    expect(ci.requests).toHaveLength(2);
  });

  it('has jobs that are added while it is read', async () => {
    add(0, 60);
    const pages = pagesOf({ client, name: 'Transcode' }, WINDOW, soon());
    await pages.next();
    add(60, 70);
    const { value } = (await pages.next()) as { value: readonly unknown[] };
    expect(value).toHaveLength(20);
    await expect(pages.next()).resolves.toMatchObject({ done: true });
  });

  it('asks for one Tag, what is finished, oldest first, and a window in the time of China', async () => {
    add(0, 1);
    add(1, 2, { state: 'Running' });
    add(2, 3, { tag: 'Snapshot' });
    await expect(idsIn()).resolves.toEqual(['j-0000']);
    const [{ path, query, unsignedParameters } = { path: '', query: new Map() }] = ci.requests;
    expect([path, Object.fromEntries(query), unsignedParameters]).toEqual([
      '/jobs',
      {
        tag: 'Transcode',
        states: 'Success,Failed',
        orderByTime: 'Asc',
        startCreationTime: '2022-06-27T15:22:12+0800',
        endCreationTime: '2022-06-27T16:23:12+0800',
        size: '50',
      },
      [],
    ]);
  });

  it.each([
    { name: 'Translation', path: '/jobs', query: { tag: 'Translation' } },
    { name: 'PicProcess', path: '/jobs', query: { tag: 'PicProcess' } },
    { name: 'DocProcess', path: '/doc_jobs', query: { tag: 'DocProcess' } },
    { name: 'FileHashCode', path: '/jobs', query: { tag: 'FileHashCode', queueType: 'FileProcess' } },
    { name: 'Undocumented', path: '/jobs', query: { tag: 'Undocumented' } },
    { name: 'WorkflowFinish', path: '/workflowexecution', query: {} },
  ])('of $name is at $path', async ({ name, path, query }) => {
    await idsIn({ name });
    expect(ci.requests.map((request) => request.path)).toEqual([path]);
    expect(Object.fromEntries(ci.requests[0]?.query ?? [])).toMatchObject(query);
  });

  it('asks for fewer jobs at once where a page is longer than is read', async () => {
    const job = `<JobsDetail><JobId>j</JobId><Text>${'x'.repeat(100_000)}</Text></JobsDetail>`;
    const asked: string[] = [];
    const server = http.createServer((request, response) => {
      const size = /[?&]size=(\d+)/.exec(request.url ?? '')?.[1] ?? '';
      asked.push(size);
      response.setHeader('content-type', 'application/xml').end(`<Response>${job.repeat(Number(size))}</Response>`);
    });
    const { port, stop } = await listenOnLoopback(server);
    client = clientAt(`http://127.0.0.1:${port}`);
    await expect(idsIn()).resolves.toHaveLength(25);
    expect(asked).toEqual(['50', '25']);
    await stop();
  });

  it('is refused with what Cloud Infinite said', async () => {
    ci.modes.queueIdRequired = true;
    await expect(idsIn()).rejects.toThrow(ListRefused);
    ci.faults.push(403);
    await expect(idsIn()).rejects.toMatchObject({
      code: 'cloud_infinite_failed',
      message: expect.stringMatching(/Transcode.*403 AccessDenied.*npm run policy/) as string,
    });
  });
});

describe('a list that an older API has only by queue', () => {
  it('is made up of those of every queue of the family', async () => {
    ci.modes.queueIdRequired = true;
    for (const id of ['p-1', 'p-2'])
      ci.queues.queue.set(id, `<QueueId>${id}</QueueId><Name>${id}</Name><State>Active</State>`);
    add(0, 2, { queueId: 'p-1' });
    add(2, 3, { queueId: 'p-2' });
    const lists = await listsByOwner({ client, name: 'Transcode' }, soon());
    expect(lists.map(({ owner }) => owner)).toEqual(['p-1', 'p-2']);
    const ids = await Promise.all(lists.map(idsIn));
    expect(ids).toEqual([['j-0000', 'j-0001'], ['j-0002']]);
    expect(ci.requests[0]?.query.get('category')).toBe('CateAll');
  });

  it('has every page of queues', async () => {
    for (let at = 10; at < 35; at += 1)
      ci.queues.queue.set(`p-${at}`, `<QueueId>p-${at}</QueueId><State>Active</State>`);
    await expect(listsByOwner({ client, name: 'Snapshot' }, soon())).resolves.toHaveLength(25);
  });

  it('has none without a queue', async () => {
    await expect(listsByOwner({ client, name: 'DocProcess' }, soon())).resolves.toEqual([]);
  });
});

describe('runs of workflows', () => {
  it('are listed without tasks, and asked for one by one', async () => {
    ci.runs.set('i-1', ciRun({ runId: 'i-1' }));
    await expect(idsIn({ name: 'WorkflowFinish' })).resolves.toEqual(['i-1']);
    await expect(runOf(client, 'i-1', soon())).resolves.toMatchObject({ RunId: 'i-1', Tasks: { JobId: 'j-1' } });
  });

  it('are listed by workflow where an older API wants that', async () => {
    ci.modes.workflowIdRequired = true;
    ci.workflows.set('w-1', '<Name>one</Name><WorkflowId>w-1</WorkflowId><State>Active</State>');
    ci.runs.set('i-1', ciRun({ runId: 'i-1' }));
    await expect(idsIn({ name: 'WorkflowFinish' })).rejects.toThrow(ListRefused);
    await expect(listsByOwner({ client, name: 'WorkflowFinish' }, soon())).resolves.toMatchObject([{ owner: 'w-1' }]);
    await expect(idsIn({ name: 'WorkflowFinish', owner: 'w-1' })).resolves.toEqual(['i-1']);
  });

  it('that are not known any more are none', async () => {
    ci.modes.unknownRun = '200-empty';
    await expect(runOf(client, 'i-1', soon())).resolves.toBeUndefined();
  });
});
