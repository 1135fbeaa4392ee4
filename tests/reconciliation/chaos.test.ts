import { limited } from '../../src/foundation/limited';
import { seededRandom } from '../../src/tools/fuzz/random';
import { functionUrlEvent } from '../support/builders/events';
import type { CiJob } from '../support/servers/cloud-infinite/ci-state';
import { addJob, callbackOf, CONTEXT, startLoop, tallyIn, timerEvent } from './loop';
import type { Loop } from './loop';

const SEED = 20261125;
const FINISHED = 1000;
const RUNNING = 50;
const KINDS = [
  { tag: 'Transcode', family: 'task' },
  { tag: 'Snapshot', family: 'task' },
  { tag: 'PicProcess', family: 'picture' },
  { tag: 'DocProcess', family: 'document' },
] as const;
const FATES = ['arrives', 'lost', 'cut', 'doubled', 'late', 'forged first'] as const;
const OPTIONS = { tags: [...KINDS.map(({ tag }) => tag), 'WorkflowFinish'] };
const JOBS_A_PAGE = 50;

const random = seededRandom(SEED);

let loop: Loop;
let callbacks = 0;

/** A fresh function that does nothing any more after some requests, as a process that was killed. */
function perhapsKilled() {
  if (!random.oneIn(7)) return loop.start({ CONFIRM: 'on' });
  let left = random.below(5);
  return loop.start({
    CONFIRM: 'on',
    get TENCENTCLOUD_SECRETID() {
      left -= 1;
      return left >= 0 ? loop.environment['TENCENTCLOUD_SECRETID'] : '';
    },
  });
}

async function send(event: Record<string, unknown>): Promise<number> {
  callbacks += 1;
  return (await perhapsKilled().handler(event, CONTEXT)).statusCode;
}

const withXml = (job: CiJob, change: (xml: string) => string) => callbackOf({ ...job, xml: change(job.xml) });

function cut(job: CiJob) {
  const { body } = callbackOf(job);
  return functionUrlEvent(String(body).slice(0, 200 + random.below(300)));
}

/** What a stranger with a stolen URL sends: a job that is not there, another state, another output, another bucket. */
const FORGERIES = [
  (job: CiJob) => withXml(job, (xml) => xml.replaceAll(job.id, `forged-${job.id}`)),
  (job: CiJob) =>
    withXml(job, (xml) => xml.replace(/<State>\w+/, job.state === 'Failed' ? '<State>Success' : '<State>Failed')),
  (job: CiJob) => withXml(job, (xml) => xml.replaceAll('out/a.mp4', 'out/forged.mp4')),
  (job: CiJob) => withXml(job, (xml) => xml.replaceAll('media-1250000000', 'forged-1250000000')),
] as const;

async function suffer(job: CiJob, fate: (typeof FATES)[number]): Promise<void> {
  switch (fate) {
    case 'lost':
    case 'late':
      return;
    case 'cut':
      await send(cut(job));
      return;
    case 'doubled':
      await Promise.all([send(callbackOf(job)), send(callbackOf(job))]);
      return;
    case 'forged first':
      expect(await send(random.pick(FORGERIES)(job))).not.toBe(200);
      await send(callbackOf(job));
      return;
    case 'arrives':
      await send(callbackOf(job));
  }
}

beforeAll(async () => {
  loop = await startLoop();
});
afterAll(() => loop.stop());
jest.setTimeout(120_000);

describe(`${FINISHED} jobs whose callbacks are lost, cut, doubled, late or forged, by a function that is killed`, () => {
  it('have one record each after two searches, and what is forged has none, within the bound of requests', async () => {
    const jobs = Array.from({ length: FINISHED }, (_, at) =>
      addJob(loop, {
        ...random.pick(KINDS),
        id: `j${at}`,
        state: random.oneIn(5) ? 'Failed' : 'Success',
        minutesAgo: 15 + random.below(100),
      }),
    );
    for (let at = 0; at < RUNNING; at += 1) addJob(loop, { ...random.pick(KINDS), id: `r${at}`, state: 'Running' });
    const fates = jobs.map((job) => ({ job, fate: random.pick(FATES) }));
    const inTurn = limited(16);
    await Promise.all(fates.map(({ job, fate }) => inTurn(() => suffer(job, fate))));

    const missing = FINISHED - Object.keys(loop.records()).length;
    expect(missing).toBeGreaterThan(FINISHED / 4);
    const asked = () => loop.ci.requests.length;
    const [before, headsBefore] = [asked(), loop.cos.requests.length];

    let left = 60 + random.below(400);
    const killed = loop.start({
      get TENCENTCLOUD_SECRETID() {
        left -= 1;
        return left >= 0 ? loop.environment['TENCENTCLOUD_SECRETID'] : '';
      },
    });
    const first = tallyIn(await killed.handler(timerEvent(OPTIONS), { ...CONTEXT, time_limit_in_ms: 60_000 }));
    expect(first.failed).toBeGreaterThan(0);
    expect(Object.keys(loop.records()).length).toBeLessThan(FINISHED);
    const second = tallyIn(await loop.start().handler(timerEvent(OPTIONS), { ...CONTEXT, time_limit_in_ms: 60_000 }));
    expect(second).toMatchObject({ listed: FINISHED, failed: 0, young: 0, isComplete: true });

    const ids = Object.keys(loop.records()).map((key) => key.split('/').at(-1));
    expect(ids.sort()).toEqual(jobs.map(({ id, state }) => `${id}.${state}.json`).sort());
    const searching = asked() - before;
    expect(searching).toBeLessThanOrEqual(2 * (OPTIONS.tags.length + FINISHED / JOBS_A_PAGE));
    // For a search: a look for each job, a write for each that is missing, and the progress.
    expect(loop.cos.requests.length - headsBefore).toBeLessThanOrEqual(2 * FINISHED + 2 * missing + 20);
    // For a callback: at most three places that its job may be at.
    expect(before).toBeLessThanOrEqual(3 * callbacks);

    const late = fates.filter(({ fate }) => fate === 'late');
    const records = loop.records();
    const arrive = async (job: CiJob): Promise<void> => {
      const { statusCode, body } = await loop.start({ CONFIRM: 'on' }).handler(callbackOf(job), CONTEXT);
      expect([statusCode, JSON.parse(body)]).toMatchObject([200, { jobs: [{ id: job.id, outcome: 'duplicate' }] }]);
    };
    await Promise.all(late.map(({ job }) => inTurn(() => arrive(job))));
    expect(late.length).toBeGreaterThan(FINISHED / 10);
    expect(loop.records()).toEqual(records);
    expect(Object.values(records).join('')).not.toContain('forged');
  });
});
