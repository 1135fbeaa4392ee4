import { TOKEN } from '../support/builders/events';
import { addJob, callbackOf, CONTEXT, lastLine, startLoop } from './loop';
import type { Loop } from './loop';

let loop: Loop;
beforeEach(async () => {
  loop = await startLoop();
});
afterEach(() => loop.stop());

const TRANSCODE = { tags: ['Transcode'] };
const ids = () => Object.keys(loop.records()).map((key) => key.split('/').at(-1)?.split('.')[0]);

describe('a timer with RECONCILE=on', () => {
  it('delivers a finished job whose callback never came, as its callback would have been', async () => {
    const job = addJob(loop, { id: 'j-lost' });
    await expect(loop.tick()).resolves.toMatchObject({ listed: 1, delivered: 1, failed: 0, isComplete: true });
    const [key = ''] = Object.keys(loop.records());
    const reconciled = loop.records()[key];
    expect(key).toMatch(/^cloud-infinite\/Transcode\/\d{4}\/\d\d\/\d\d\/j-lost\.Success\.json$/);

    loop.cos.objects.clear();
    await loop.start().handler(callbackOf(job), CONTEXT);
    expect(reconciled?.replace('"origin":"reconciled",', '')).toBe(loop.records()[key]);
    expect(reconciled).not.toBe(loop.records()[key]);
  });

  it('says in one line what it found and did', async () => {
    addJob(loop, { id: 'j-lost' });
    const tally = await loop.tick(TRANSCODE);
    expect(lastLine(loop)).toMatchObject({
      level: 'info',
      trigger: 'timer',
      requestId: 'timer-1',
      status: 200,
      reconciled: tally,
      jobs: [{ id: 'j-lost', name: 'Transcode', state: 'Success', sinks: [{ sink: 'cos', outcome: 'written' }] }],
    });
    expect(tally).toEqual({
      ...{ asked: 1, listed: 1, present: 0, delivered: 1, failed: 0, young: 0, foreign: 0, unwanted: 0, requests: 1 },
      isComplete: true,
      notes: [],
    });
  });

  it('finds that a callback which comes later is a duplicate', async () => {
    const job = addJob(loop, { id: 'j-late' });
    await loop.tick(TRANSCODE);
    await loop.start().handler(callbackOf(job), CONTEXT);
    expect(lastLine(loop).jobs).toMatchObject([{ id: 'j-late', sinks: [{ outcome: 'duplicate' }] }]);
    expect(Object.keys(loop.records())).toHaveLength(1);
  });

  it('leaves a record alone that is there, whatever it says', async () => {
    const job = addJob(loop, { id: 'j-there' });
    await loop.start().handler(callbackOf(job), CONTEXT);
    const before = loop.records();
    loop.ci.jobs.set(job.id, { ...job, xml: job.xml.replace('out/a.mp4', 'out/other.mp4') });
    await expect(loop.tick(TRANSCODE)).resolves.toMatchObject({ listed: 1, present: 1, delivered: 0 });
    expect(loop.records()).toEqual(before);
  });

  it.each([
    { what: 'that has only just ended', job: { minutesAgo: 9 }, tally: { listed: 1, young: 1 } },
    { what: 'that runs', job: { state: 'Running' }, tally: { listed: 0 } },
    {
      what: 'with a listed state of Success that runs again',
      job: { more: '<State>Running</State>' },
      tally: { young: 1 },
    },
    {
      what: 'of another receiver',
      job: { more: '<CallBack>https://other.example/cb</CallBack>' },
      tally: { foreign: 1 },
    },
    {
      what: 'of another receiver, said in its operation',
      job: { operation: '<CallBack>https://other.example/cb</CallBack>' },
      tally: { foreign: 1 },
    },
    { what: 'that is to call nobody', job: { more: '<CallBack>no</CallBack>' }, tally: { foreign: 1 } },
    { what: 'that is older than the window', job: { minutesAgo: 121 }, tally: { listed: 0 } },
  ])('leaves a job alone $what', async ({ job, tally }) => {
    addJob(loop, { id: 'j-1', ...job });
    await expect(loop.tick(TRANSCODE)).resolves.toMatchObject({ delivered: 0, failed: 0, ...tally });
    expect(loop.records()).toEqual({});
  });

  it.each([
    { what: 'whose own callback is ours', job: { more: `<CallBack>https://x.example/${TOKEN}</CallBack>` } },
    { what: 'that ended long ago', job: { minutesAgo: 119 } },
    { what: 'that failed', job: { state: 'Failed' } },
  ])('delivers a job $what', async ({ job }) => {
    addJob(loop, { id: 'j-1', ...job });
    await expect(loop.tick(TRANSCODE)).resolves.toMatchObject({ delivered: 1, failed: 0 });
    expect(Object.values(loop.records()).join('')).not.toContain(TOKEN);
  });

  it.each([
    { what: 'that the filter of the store leaves out', change: { COS_FILTER: 'state=Failed' } },
    { what: 'that VALIDATION=strict refuses', change: { VALIDATION: 'strict' } },
  ])('leaves a job alone $what', async ({ change }) => {
    addJob(loop, { id: 'j-1', more: '<Input>none</Input>' });
    await expect(loop.tick(TRANSCODE, change)).resolves.toMatchObject({ listed: 1, unwanted: 1, delivered: 0 });
    expect(loop.records()).toEqual({});
  });

  it('takes a longer window for jobs that run long', async () => {
    addJob(loop, { id: 'j-long', minutesAgo: 50 * 60 });
    await expect(loop.tick(TRANSCODE)).resolves.toMatchObject({ listed: 0 });
    await expect(loop.tick({ ...TRANSCODE, since: '72h' })).resolves.toMatchObject({ delivered: 1 });
  });

  it.each([
    { message: '{"since":"2"}', says: 'since is "2", and may be 15m to 30d' },
    { message: '{"since":"31d"}', says: 'since is "31d"' },
    { message: '{"tags":[]}', says: 'tags is [], and may be a list of Tags' },
    { message: '{"tags":["a/b"]}', says: 'tags is ["a/b"]' },
    { message: '{"tag":"Transcode"}', says: '"tag" is no option' },
    { message: '[]', says: 'it is no JSON object' },
    { message: 'since=2h', says: 'it is no JSON' },
  ])('does nothing for the message $message, and says why', async ({ message, says }) => {
    addJob(loop, { id: 'j-1' });
    const event = { Type: 'Timer', TriggerName: 'reconcile', Time: '2026-11-24T03:00:00Z', Message: message };
    await expect(loop.start().handler(event, CONTEXT)).resolves.toMatchObject({ statusCode: 503 });
    expect(lastLine(loop)).toMatchObject({ level: 'error', error: { code: 'configuration_invalid' } });
    expect(lastLine(loop).message).toContain(says);
    expect([...loop.ci.requests, ...loop.cos.requests]).toEqual([]);
  });

  it('is not taken for a callback, and no request is taken for it', async () => {
    const timer = { Type: 'Timer', TriggerName: 'reconcile', Time: '2026-11-24T03:00:00Z', Message: '' };
    const { handler } = loop.start({ RECONCILE: 'off' });
    await expect(handler(timer, CONTEXT)).resolves.toMatchObject({ statusCode: 400 });
    expect(lastLine(loop).message).toContain('a timer needs RECONCILE=on');
    const forged = { ...timer, httpMethod: 'POST', path: '/', headers: {}, body: '' };
    await expect(loop.start().handler(forged, CONTEXT)).resolves.toMatchObject({ statusCode: 401 });
    expect(loop.ci.requests).toEqual([]);
  });

  it('delivers jobs of every family', async () => {
    addJob(loop, { id: 'j-media', tag: 'Snapshot' });
    addJob(loop, { id: 'j-picture', tag: 'PicProcess', family: 'picture' });
    addJob(loop, { id: 'j-ai', tag: 'Translation', family: 'ai' });
    addJob(loop, { id: 'j-speech', tag: 'SpeechRecognition', family: 'speech' });
    addJob(loop, { id: 'j-document', tag: 'DocProcess', family: 'document' });
    addJob(loop, { id: 'j-file', tag: 'FileCompress', family: 'file' });
    await expect(loop.tick()).resolves.toMatchObject({ delivered: 6, failed: 0, notes: [] });
    expect(ids().sort()).toEqual(['j-ai', 'j-document', 'j-file', 'j-media', 'j-picture', 'j-speech']);
  });
});
