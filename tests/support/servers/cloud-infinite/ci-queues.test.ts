import { ACCOUNT } from '../cos-account';
import type { QueuePath } from './ci-state';
import { startCloudInfinite } from './cloud-infinite';
import type { CloudInfinite } from './cloud-infinite';
import { BUCKET, REGION } from './job-makers';
import { queueXml } from './queue-makers';
import { sendSigned } from './signed-request';
import { childOf, readXml, textIn } from './xml-text';

const NOTIFY = '<State>On</State><Type>Url</Type><Url>https://cb.example/ci</Url><Event>TaskFinish</Event>';
const requestOf = (notify: string, before = '<Name>n</Name><State>Active</State>') =>
  `<Request>${before}<NotifyConfig>${notify}</NotifyConfig></Request>`;

describe('queues of the loopback Cloud Infinite', () => {
  let server: CloudInfinite;
  const put = async (body: string, path: QueuePath = 'queue', headers = {}) => {
    const answer = await sendSigned(server, { method: 'PUT', path: `/${path}/p1`, body, headers });
    const code = childOf(readXml(answer.body), 'Code')?.text;
    return { ...answer, outcome: code === undefined ? String(answer.status) : `${answer.status} ${code}` };
  };
  const listed = async (path: QueuePath, query: Record<string, string> = {}) => {
    const { body } = await sendSigned(server, { path: `/${path}`, query });
    const response = readXml(body);
    const ids = response.children
      .filter(({ name }) => name === 'QueueList')
      .map((queue) => childOf(queue, 'QueueId')?.text);
    return { ids: ids.join(), response, body };
  };
  const stored = (...path: string[]) => textIn(server.queues.queue.get('p1') ?? '', ...path);

  beforeEach(async () => {
    server = await startCloudInfinite({ bucket: BUCKET, region: REGION, account: ACCOUNT });
    for (const path of ['queue', 'docqueue', 'asrqueue', 'picqueue'] as const) {
      server.queues[path].set('p1', queueXml({ id: 'p1' })).set('p2', queueXml({ id: 'p2', state: 'Paused' }));
    }
    server.queues.queue.set('p3', queueXml({ id: 'p3', category: 'SpeedTranscoding' }));
  });
  afterEach(() => server.stop());

  it.each([
    { query: {}, ids: 'p1,p2' },
    { query: { category: 'CateAll' }, ids: 'p1,p2,p3' },
    { query: { category: 'SpeedTranscoding' }, ids: 'p3' },
    { query: { state: 'Paused' }, ids: 'p2' },
    { query: { category: 'CateAll', pageSize: '2', pageNumber: '2' }, ids: 'p3' },
    { query: { queueIds: 'p2,p9' }, ids: 'p2' },
  ])('lists queues for $query', async ({ query, ids }) => {
    expect((await listed('queue', query)).ids).toBe(ids);
  });

  it('counts them, and says which page this is unless ids are asked for', async () => {
    const { response } = await listed('queue', { pageSize: '1' });
    expect(['TotalCount', 'PageNumber', 'PageSize'].map((name) => childOf(response, name)?.text)).toEqual([
      '2',
      '1',
      '1',
    ]);
    expect((await listed('queue', { queueIds: 'p1' })).body).not.toContain('PageSize');
  });

  it.each<{ path: QueuePath; unknown: string }>([
    { path: 'picqueue', unknown: '<NonExistPIDs>p8</NonExistPIDs><NonExistPIDs>p9</NonExistPIDs>' },
    { path: 'docqueue', unknown: '<NonExistPIDs><QueueID>p8</QueueID><QueueID>p9</QueueID></NonExistPIDs>' },
  ])('names unknown ids of $path', async ({ path, unknown }) => {
    expect((await listed(path, { queueIds: 'p8,p1,p9' })).body).toContain(unknown);
  });

  it('stores what an update has as it came, keeps its own fields, and loses the rest', async () => {
    server.queues.queue.set('p1', `${queueXml({ id: 'p1' })}<Old>1</Old><Kept>2</Kept>`);
    const notify = `${NOTIFY}<Unknown a="1"><B/>&#x41;</Unknown>`;
    const { body, outcome } = await put(
      requestOf(notify, '<Kept>2</Kept><MaxSize>1</MaxSize><Name>new</Name><State>Paused</State>'),
    );
    const queue = server.queues.queue.get('p1') ?? '';
    expect(outcome).toBe('200');
    expect(body).toContain(`<Queue>${queue}</Queue></Response>`);
    expect(queue).toContain(`<NotifyConfig>${notify}</NotifyConfig><MaxSize>10000</MaxSize>`);
    expect(['QueueId', 'Name', 'State', 'Kept', 'Old'].map((name) => stored(name))).toEqual([
      ...['p1', 'new', 'Paused', '2', undefined],
    ]);
    expect(stored('UpdateTime')).not.toBe(stored('CreateTime'));
  });

  it('turns a callback off whose State is not sent', async () => {
    await put(requestOf(NOTIFY.replace('<State>On</State>', '')));
    expect(stored('NotifyConfig', 'State')).toBe('Off');
    expect(stored('NotifyConfig', 'Url')).toBe('https://cb.example/ci');
  });

  it.each([
    { what: 'without a name', body: requestOf(NOTIFY, '<State>Active</State>') },
    {
      what: 'with a name of 129 characters',
      body: requestOf(NOTIFY, `<Name>${'n'.repeat(129)}</Name><State>Active</State>`),
    },
    { what: 'without a state', body: requestOf(NOTIFY, '<Name>n</Name>') },
    { what: 'with another state', body: requestOf(NOTIFY, '<Name>n</Name><State>On</State>') },
    { what: 'without NotifyConfig', body: '<Request><Name>n</Name><State>Active</State></Request>' },
    { what: 'without a URL', body: requestOf(NOTIFY.replace(/<Url>.*<\/Url>/, '')) },
    { what: 'without an event', body: requestOf(NOTIFY.replace(/<Event>.*<\/Event>/, '')) },
    { what: 'with an unknown event', body: requestOf(NOTIFY.replace('TaskFinish', 'TaskFinish,JobFinish')) },
    { what: 'with an unknown type', body: requestOf(NOTIFY.replace('<Type>Url', '<Type>Mail')) },
    { what: 'with an unknown format', body: requestOf(`${NOTIFY}<ResultFormat>YAML</ResultFormat>`) },
    { what: 'with a queue of messages without its name', body: requestOf(NOTIFY.replace('<Type>Url', '<Type>TDMQ')) },
    {
      what: 'with the id of another queue',
      body: requestOf(NOTIFY, '<QueueID>p2</QueueID><Name>n</Name><State>Active</State>'),
    },
  ])('refuses an update $what', async ({ body }) => {
    expect((await put(body)).outcome).toBe('400 InvalidArgument');
    expect(server.queues.queue.get('p1')).toBe(queueXml({ id: 'p1' }));
  });

  it.each([
    ...['http://10.1.2.3/', 'http://127.0.0.1:80/', 'http://172.31.0.1/', 'http://192.168.1.1/', 'http://localhost/'],
    ...[
      'http://169.254.169.254/',
      'http://[::1]/',
      'http://[fd00::1]/',
      'http://0x7f.1/',
      'ftp://cb.example/',
      'cb.example',
    ],
  ])('refuses the callback URL %s', async (url) => {
    expect((await put(requestOf(NOTIFY.replace('https://cb.example/ci', url)))).outcome).toBe('400 InvalidArgument');
  });

  it.each(['http://172.32.0.1/', 'https://cb.example:8443/a?b=c'])('takes the callback URL %s', async (url) => {
    expect((await put(requestOf(NOTIFY.replace('https://cb.example/ci', url)))).outcome).toBe('200');
  });

  it('takes a private address in the mode for tests that receive callbacks', async () => {
    server.modes.privateAddresses = 'taken';
    const local = NOTIFY.replace('https://cb.example/ci', 'http://127.0.0.1:9000/ci');
    expect((await put(requestOf(local))).outcome).toBe('200');
  });

  it.each<{ path: QueuePath; length: number; outcome: string }>([
    { path: 'docqueue', length: 100, outcome: '200' },
    { path: 'docqueue', length: 101, outcome: '400 InvalidArgument' },
    { path: 'asrqueue', length: 101, outcome: '400 InvalidArgument' },
    { path: 'picqueue', length: 101, outcome: '200' },
  ])('gives $outcome for a URL of $length characters at $path', async ({ path, length, outcome }) => {
    const url = 'https://cb.example/'.padEnd(length, 'u');
    expect((await put(requestOf(NOTIFY.replace('https://cb.example/ci', url)), path)).outcome).toBe(outcome);
  });

  it.each([
    { what: 'a broken body', body: '<Request><Name>n</Request>', headers: {}, outcome: '400 InvalidContent' },
    { what: 'another root', body: '<Queue/>', headers: {}, outcome: '400 InvalidContent' },
    { what: 'no body', body: '', headers: {}, outcome: '400 MissingContent' },
    { what: 'JSON', body: '{}', headers: { 'content-type': 'application/json' }, outcome: '400 InvalidArgument' },
    { what: 'no length', body: '<a/>', headers: { 'content-length': undefined }, outcome: '411 MissingContentLength' },
    { what: 'a wrong MD5', body: '<a/>', headers: { 'content-md5': 'AAAA' }, outcome: '400 InvalidContent' },
  ])('refuses $what', async ({ body, headers, outcome }) => {
    expect((await put(body, 'queue', headers)).outcome).toBe(outcome);
  });

  it('refuses to update a queue that is not there', async () => {
    expect((await put(requestOf(NOTIFY), 'file_queue')).outcome).toBe('404 QueueNotFound');
  });
});
