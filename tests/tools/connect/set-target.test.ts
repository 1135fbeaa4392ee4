import type { CiClient } from '../../../src/cloud-infinite/ci-client';
import { setQueue } from '../../../src/tools/connect/set-target';
import type { CiFault } from '../../support/servers/cloud-infinite/ci-faults';
import { QUEUE_PATHS } from '../../support/servers/cloud-infinite/ci-state';
import type { QueuePath } from '../../support/servers/cloud-infinite/ci-state';
import type { CloudInfinite } from '../../support/servers/cloud-infinite/cloud-infinite';
import { queueXml } from '../../support/servers/cloud-infinite/queue-makers';
import { FINE, startServedCloud, targetWith, without } from './served-cloud';

const URL = 'https://1250000000-a.ap-guangzhou.tencentscf.com/ci?x=1&y=<2>';
const WANTED = { url: URL, format: 'JSON', keepsRest: false } as const;

/** Fields, order, white space, sections and entities that no page of the vendor has. */
const STRANGE =
  '\n  <New><A>1</A>\r\n<A attribute="&lt;>">2</A></New><Empty /><!-- <Url>no</Url> --><Text><![CDATA[<Url>&]]>&#20320;&amp;</Text>';

let cloud: CloudInfinite;
let client: CiClient;
beforeEach(async () => {
  ({ cloud, client } = await startServedCloud());
});
afterEach(() => cloud.stop());

function addQueue(path: QueuePath, xml: string): void {
  cloud.queues[path].set('p1', xml);
}

describe('a queue that holds fields no schema knows', () => {
  it.each(QUEUE_PATHS)('keeps each of them byte for byte: /%s', async (path) => {
    const before = queueXml({
      id: 'p1',
      notify: { event: 'TaskFinish', url: 'https://a.example/old', more: STRANGE },
      more: STRANGE,
    });
    addQueue(path, before);
    const result = await setQueue(await targetWith(client, 'p1'), WANTED, false);
    expect(result).toMatchObject({ outcome: 'set', details: [] });
    const sent = cloud.requests.find(({ method }) => method === 'PUT')?.body ?? '';
    const changed = ['Url', 'ResultFormat', 'QueueID'];
    expect(without(sent, changed)).toBe(`<Request>${without(before, changed)}</Request>`);
    const after = cloud.queues[path].get('p1') ?? '';
    // The loopback stores elements as they are, and not what stands between them at the top.
    expect(after.split('<Text><![CDATA[<Url>&]]>&#20320;&amp;</Text>')).toHaveLength(3);
    expect(after).toContain(`<Url>${URL.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</Url>`);
    expect(after).toContain(`<Event>TaskFinish</Event><ResultFormat>JSON</ResultFormat>`);
  });

  it('is sent whole, with what the service changes by itself', async () => {
    addQueue('queue', queueXml({ id: 'p1', more: STRANGE }));
    await setQueue(await targetWith(client, 'p1'), WANTED, false);
    const body = cloud.requests.find(({ method }) => method === 'PUT')?.body ?? '';
    for (const name of ['QueueId', 'Name', 'State', 'MaxSize', 'UpdateTime', 'BucketId'])
      expect(body).toContain(`<${name}>`);
    expect(body).toContain(STRANGE);
  });
});

describe('what is set', () => {
  it('is everything that a queue without a callback needs', async () => {
    addQueue('queue', '<QueueId>p1</QueueId><Name>n</Name><State>Active</State><NotifyConfig/>');
    const { outcome, changes } = await setQueue(await targetWith(client, 'p1'), WANTED, false);
    expect(outcome).toBe('set');
    expect(changes.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['NotifyConfig.State', undefined, 'On'],
      ['NotifyConfig.Type', undefined, 'Url'],
      ['NotifyConfig.Event', undefined, 'TaskFinish,WorkflowFinish'],
      ['NotifyConfig.Url', undefined, URL],
      ['NotifyConfig.ResultFormat', undefined, 'JSON'],
    ]);
  });

  it.each<{ path: QueuePath }>([{ path: 'docqueue' }, { path: 'asrqueue' }])(
    'is no ResultFormat where the page of the queue has none, and the id stands in the body: /$path',
    async ({ path }) => {
      addQueue(path, '<QueueId>p1</QueueId><Name>n</Name><State>Active</State><NotifyConfig/>');
      expect(await setQueue(await targetWith(client, 'p1'), WANTED, false)).toMatchObject({ outcome: 'set' });
      expect(cloud.queues[path].get('p1')).not.toContain('ResultFormat');
      expect(cloud.requests.find(({ method }) => method === 'PUT')?.body).toContain('<QueueID>p1</QueueID>');
    },
  );

  it('leaves the event that only a queue of documents has', async () => {
    addQueue('docqueue', queueXml({ id: 'p1', notify: { url: 'https://a.example/', event: 'TransCodingFinish' } }));
    expect(await setQueue(await targetWith(client, 'p1'), WANTED, false)).toMatchObject({ outcome: 'set' });
    expect(cloud.queues.docqueue.get('p1')).toContain('<Event>TransCodingFinish</Event>');
  });

  it('is nothing on a second run', async () => {
    addQueue('queue', queueXml({ id: 'p1' }));
    await setQueue(await targetWith(client, 'p1'), WANTED, false);
    const writes = cloud.requests.filter(({ method }) => method === 'PUT').length;
    expect(await setQueue(await targetWith(client, 'p1'), WANTED, false)).toMatchObject({ outcome: 'already' });
    expect(cloud.requests.filter(({ method }) => method === 'PUT')).toHaveLength(writes);
  });

  it('is nothing on a dry run, which says what would be', async () => {
    addQueue('queue', queueXml({ id: 'p1' }));
    const result = await setQueue(await targetWith(client, 'p1'), WANTED, true);
    expect(result).toMatchObject({ outcome: 'would be set' });
    expect(result.changes).toContainEqual({ field: 'NotifyConfig.Url', before: '', after: URL });
    expect(cloud.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
  });

  it('is only the URL where the rest is to stay, so a callback that is off stays off', async () => {
    addQueue('queue', queueXml({ id: 'p1', notify: { url: 'https://a.example/', state: 'Off' } }));
    const { changes } = await setQueue(
      await targetWith(client, 'p1'),
      { ...WANTED, format: undefined, keepsRest: true },
      false,
    );
    expect(changes.map(({ field }) => field)).toEqual(['NotifyConfig.Url']);
    expect(cloud.queues.queue.get('p1')).toContain('<State>Off</State>');
  });
});

describe('a queue that somebody else changes meanwhile', () => {
  it('is changed as it is then, and that is said', async () => {
    addQueue('queue', queueXml({ id: 'p1' }));
    const target = await targetWith(client, 'p1');
    addQueue('queue', queueXml({ id: 'p1', name: 'renamed', more: '<New>2</New>' }));
    const result = await setQueue(target, WANTED, false);
    expect(result).toMatchObject({
      outcome: 'set',
      details: [expect.stringContaining('has changed since it was listed')],
    });
    expect(cloud.queues.queue.get('p1')).toMatch(/<Name>renamed<\/Name>.*<New>2<\/New>/s);
  });

  it('is a failure when it is gone', async () => {
    addQueue('queue', queueXml({ id: 'p1' }));
    const target = await targetWith(client, 'p1');
    cloud.queues.queue.clear();
    expect(await setQueue(target, WANTED, false)).toMatchObject({
      outcome: 'failed',
      details: [expect.stringContaining('queue/p1 is not there any more')],
    });
  });

  it.each([
    {
      what: 'the URL',
      from: /<Url>[^<]*</,
      to: '<Url>https://b.example/<',
      says: 'NotifyConfig.Url is "https://b.example/"',
    },
    {
      what: 'the format',
      from: '<ResultFormat>JSON<',
      to: '<ResultFormat>XML<',
      says: 'NotifyConfig.ResultFormat is "XML"',
    },
    { what: 'the events', from: /<Event>[^<]*</, to: '<Event>TaskFinish<', says: 'NotifyConfig.Event is "TaskFinish"' },
    { what: 'a field that no schema knows', from: '<New>1</New>', to: '', says: 'New is gone' },
  ])('is a failure that names the field when another thing is read back: $what', async ({ from, to, says }) => {
    addQueue('queue', queueXml({ id: 'p1', more: '<New>1</New>' }));
    const target = await targetWith(client, 'p1');
    const set = cloud.queues.queue.set.bind(cloud.queues.queue);
    jest.spyOn(cloud.queues.queue, 'set').mockImplementation((id, xml) => set(id, xml.replace(from, to)));
    expect(await setQueue(target, WANTED, false)).toMatchObject({
      outcome: 'failed',
      details: [expect.stringContaining(says)],
    });
  });
});

describe('a write', () => {
  it.each<{ what: string; faults: CiFault[]; outcome: string; says: readonly unknown[] }>([
    {
      what: 'that is refused is a failure',
      faults: [403],
      outcome: 'failed',
      says: [expect.stringContaining('403 AccessDenied')],
    },
    { what: 'that is done, and its answer lost, is done', faults: ['done-then-reset'], outcome: 'set', says: [] },
    {
      what: 'whose answer is lost each time is done all the same',
      faults: ['done-then-reset', 'done-then-reset', 'done-then-reset'],
      outcome: 'set',
      says: [],
    },
    {
      what: 'that never arrives is a failure',
      faults: ['reset', 'reset', 'reset'],
      outcome: 'failed',
      says: [expect.stringContaining('PUT ci://')],
    },
    { what: 'that is slowed down is tried again', faults: [429, 503], outcome: 'set', says: [] },
    { what: 'that fails with 200 is tried again', faults: ['failed-200'], outcome: 'set', says: [] },
  ])('$what', async ({ faults, outcome, says }) => {
    addQueue('queue', queueXml({ id: 'p1' }));
    const target = await targetWith(client, 'p1');
    cloud.faults.push(FINE, ...faults);
    expect(await setQueue(target, WANTED, false)).toMatchObject({ outcome, details: says });
  });
});
