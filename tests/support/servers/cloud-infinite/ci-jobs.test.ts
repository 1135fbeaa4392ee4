import { ACCOUNT } from '../cos-account';
import type { CiModes } from './ci-state';
import { startCloudInfinite } from './cloud-infinite';
import type { CloudInfinite } from './cloud-infinite';
import { BUCKET, ciJob, ciRun, CREATED, moderationXml, REGION } from './job-makers';
import { sendSigned } from './signed-request';
import { childOf, readXml } from './xml-text';

describe('jobs and runs of the loopback Cloud Infinite', () => {
  let server: CloudInfinite;
  const get = (path: string, query: Record<string, string> = {}) => sendSigned(server, { path, query });
  const namesOf = (body: string, name: string, ...path: string[]) =>
    readXml(body)
      .children.filter((child) => child.name === name)
      .map((child) => childOf(child, ...path)?.text);
  const idsAt = async (path: string, query?: Record<string, string>) =>
    namesOf((await get(path, query)).body, 'JobsDetail', 'JobId');
  const codeAt = async (path: string, query?: Record<string, string>) => {
    const { status, body } = await get(path, query);
    return `${status} ${childOf(readXml(body), 'Code')?.text ?? ''}`.trim();
  };
  /** The ids of each page, until there is no token or for `most` pages. */
  const pages = async (query: Record<string, string>, most = 10) => {
    const seen: { ids: (string | undefined)[]; token: string | undefined }[] = [];
    for (let token: string | undefined; seen.length < most;) {
      const { body } = await get('/jobs', { tag: 'Transcode', ...query, ...(token ? { nextToken: token } : {}) });
      token = childOf(readXml(body), 'NextToken')?.text;
      seen.push({ ids: namesOf(body, 'JobsDetail', 'JobId'), token });
      if (!token) break;
    }
    return seen;
  };
  const idsOfPages = async (query: Record<string, string>, most?: number) =>
    (await pages(query, most)).map(({ ids }) => ids.join());

  beforeEach(async () => {
    server = await startCloudInfinite({ bucket: BUCKET, region: REGION, account: ACCOUNT });
    for (const at of [1, 2, 3, 4, 5]) {
      server.jobs.set(`j${at}`, ciJob({ id: `j${at}`, created: CREATED + at * 1000 }));
    }
    server.jobs.set('d1', ciJob({ id: 'd1', family: 'document', tag: 'DocProcess' }));
  });
  afterEach(() => server.stop());

  it('answers with the headers of Cloud Infinite', async () => {
    const { headers, body } = await get('/jobs/j1');
    expect(headers).toMatchObject({ 'content-type': 'application/xml', server: 'tencent-ci' });
    expect(Object.keys(headers)).toContain('x-ci-request-id');
    expect(Object.keys(headers)).not.toContain('x-ci-trace-id');
    expect(body).not.toContain('RequestId');
    expect(Object.keys((await get('/nothing')).headers)).toEqual(expect.arrayContaining(['x-ci-trace-id']));
  });

  it.each<{ nonExist: CiModes['nonExist']; names: string[] }>([
    { nonExist: 'repeated', names: ['x1', 'x2'] },
    { nonExist: 'comma', names: ['x1,x2'] },
  ])('names unknown ids: $nonExist', async ({ nonExist, names }) => {
    server.modes.nonExist = nonExist;
    const { status, body } = await get('/jobs/x1,j1,x2');
    expect([status, namesOf(body, 'NonExistJobIds')]).toEqual([200, names]);
    expect(namesOf((await get('/jobs/j1')).body, 'NonExistJobIds')).toEqual([]);
  });

  it('answers for ten ids, and not for eleven', async () => {
    const ids = Array.from({ length: 11 }, (_, at) => `x${at}`);
    expect(await codeAt(`/jobs/${ids.slice(1).join()}`)).toBe('200');
    expect(await codeAt(`/jobs/${ids.join()}`)).toBe('400 InvalidArgument');
    expect(server.requests[1]?.refusal).toMatchObject({ status: 400, message: 'more than 10 ids' });
  });

  it('answers for jobs of other families when the mode says so', async () => {
    expect(await idsAt('/doc_jobs/d1')).toEqual(['d1']);
    expect(await idsAt('/jobs/d1')).toEqual([]);
    server.modes.otherFamilies = 'found';
    expect(await idsAt('/jobs/d1')).toEqual(['d1']);
    expect(await idsAt('/file_jobs/j1')).toEqual(['j1']);
  });

  it('lists jobs of documents by the type of their queue', async () => {
    expect(await idsAt('/jobs', { tag: 'DocProcess' })).toEqual([]);
    expect(await idsAt('/jobs', { tag: 'DocProcess', queueType: 'DocProcess' })).toEqual(['d1']);
    expect(await idsAt('/doc_jobs', { tag: 'DocProcess' })).toEqual(['d1']);
  });

  it.each([
    { query: {}, path: '/jobs' },
    { query: { tag: 'Transcode', size: '101' }, path: '/jobs' },
    { query: { tag: 'Transcode', states: 'Done' }, path: '/jobs' },
    { query: { tag: 'Transcode', orderByTime: 'Up' }, path: '/jobs' },
    { query: { tag: 'Transcode', nextToken: 'never-given' }, path: '/jobs' },
    { query: { tag: 'Transcode', startCreationTime: '2022-06-27T15:23:12 0800' }, path: '/jobs' },
    { query: { tag: 'Transcode', queueType: 'Media' }, path: '/jobs' },
  ])('refuses to list $path for $query', async ({ query, path }) => {
    expect(await codeAt(path, query)).toBe('400 InvalidArgument');
  });

  it('wants a queue in the mode of the older pages, and does not know its type', async () => {
    server.modes.queueIdRequired = true;
    expect(await codeAt('/jobs', { tag: 'Transcode', queueType: 'Transcoding' })).toBe('400 InvalidArgument');
    expect(await idsAt('/jobs', { tag: 'Transcode', queueId: 'p-queue-1', size: '1' })).toEqual(['j5']);
    expect(await idsAt('/jobs', { tag: 'Transcode', queueId: 'p-queue-2' })).toEqual([]);
  });

  it('lists the newest first, ten when nothing is said, and the oldest first when asked', async () => {
    expect(await idsAt('/jobs', { tag: 'Transcode' })).toEqual(['j5', 'j4', 'j3', 'j2', 'j1']);
    expect(await idsAt('/jobs', { tag: 'Transcode', orderByTime: 'Asc' })).toEqual(['j1', 'j2', 'j3', 'j4', 'j5']);
    for (let at = 6; at < 20; at += 1) server.jobs.set(`j${at}`, ciJob({ id: `j${at}` }));
    expect(await idsAt('/jobs', { tag: 'Transcode' })).toHaveLength(10);
  });

  it('filters by states', async () => {
    server.jobs.set('j2', ciJob({ id: 'j2', state: 'Failed' })).set('j3', ciJob({ id: 'j3', state: 'Running' }));
    expect(await idsAt('/jobs', { tag: 'Transcode', states: 'Failed,Running' })).toEqual(['j3', 'j2']);
    expect(await idsAt('/jobs', { tag: 'Transcode', states: 'All' })).toHaveLength(5);
  });

  it.each<{ bounds: CiModes['bounds']; ids: string[] }>([
    { bounds: 'inclusive', ids: ['j4', 'j3', 'j2'] },
    { bounds: 'exclusive', ids: ['j3'] },
  ])('reads the bounds of a window: $bounds', async ({ bounds, ids }) => {
    server.modes.bounds = bounds;
    const window = { startCreationTime: '2022-06-27T15:23:14+0800', endCreationTime: '2022-06-27T15:23:16+0800' };
    expect(await idsAt('/jobs', { tag: 'Transcode', ...window })).toEqual(ids);
  });

  it.each<{ endOfList: CiModes['endOfList']; last: string | undefined }>([
    { endOfList: 'absent', last: undefined },
    { endOfList: 'empty', last: '' },
  ])('ends a list with a token that is $endOfList', async ({ endOfList, last }) => {
    server.modes.endOfList = endOfList;
    const all = await pages({ size: '2' });
    expect(all.map(({ ids }) => ids.join())).toEqual(['j5,j4', 'j3,j2', 'j1']);
    expect(all.at(-1)?.token).toBe(last);
  });

  it('gives short pages and an empty last one', async () => {
    server.modes.shortPages = true;
    expect(await idsOfPages({ size: '4' })).toEqual(['j5,j4', 'j3,j2', 'j1', '']);
    expect((await get('/jobs', { tag: 'Tts' })).body).toBe('<Response><JobsDetail/></Response>');
  });

  it('repeats a token for ever', async () => {
    server.modes.repeatToken = true;
    expect(await idsOfPages({ size: '3' }, 4)).toEqual(['j5,j4,j3', 'j2,j1', 'j2,j1', 'j2,j1']);
    expect(new Set((await pages({ size: '3' }, 4)).map(({ token }) => token)).size).toBe(1);
  });

  it('goes on where it was when jobs are added between pages', async () => {
    const { body } = await get('/jobs', { tag: 'Transcode', size: '3' });
    server.jobs.set('j6', ciJob({ id: 'j6', created: CREATED + 6000 }));
    const nextToken = childOf(readXml(body), 'NextToken')?.text ?? '';
    expect(await idsAt('/jobs', { tag: 'Transcode', size: '3', nextToken })).toEqual(['j2', 'j1']);
  });

  it('lists runs without their tasks', async () => {
    server.runs.set('i1', ciRun({ runId: 'i1' })).set('i2', ciRun({ runId: 'i2', workflowId: 'w-2' }));
    const { body } = await get('/workflowexecution', { workflowId: 'w-1', states: 'Success' });
    expect(namesOf(body, 'WorkflowExecutionList', 'RunId')).toEqual(['i1']);
    expect(body).not.toContain('Tasks');
    server.modes.workflowIdRequired = true;
    expect(await codeAt('/workflowexecution')).toBe('400 InvalidArgument');
  });

  it.each<{ unknownRun: CiModes['unknownRun']; code: string }>([
    { unknownRun: '404', code: '404 ResourceNotFound' },
    { unknownRun: '400', code: '400 InvalidArgument' },
    { unknownRun: '200-empty', code: '200' },
  ])('answers for a run that does not exist: $unknownRun', async ({ unknownRun, code }) => {
    server.modes.unknownRun = unknownRun;
    expect(await codeAt('/workflowexecution/i9')).toBe(code);
  });

  it('answers for moderation at the path of its kind only', async () => {
    server.moderations.image.set('si1', moderationXml({ id: 'si1' }));
    server.moderations.virus.set('sv1', moderationXml({ id: 'sv1' }));
    expect(await idsAt('/image/auditing/si1')).toEqual(['si1']);
    expect(await idsAt('/virus/detect/sv1')).toEqual(['sv1']);
    expect(await codeAt('/video/auditing/si1')).toBe('404 AuditingJobNotFound');
    expect(await codeAt('/image/detect/si1')).toBe('404 InvalidUrl');
  });
});
