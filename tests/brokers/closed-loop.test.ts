import { seededRandom } from '../../src/tools/fuzz/random';
import { functionUrlEvent } from '../../src/tools/local/trigger-event';
import { TOKEN } from '../support/builders/events';
import { startCloudInfinite } from '../support/servers/cloud-infinite/cloud-infinite';
import type { CloudInfinite } from '../support/servers/cloud-infinite/cloud-infinite';
import { ACCOUNT } from '../support/servers/cos-account';
import { cosEnvironment } from '../support/servers/cos-environment';
import { startCosServer } from '../support/servers/cos-server';
import type { CosServer } from '../support/servers/cos-server';
import { readArrived } from './chaos/arrived-record';
import { startFunctionProcess } from './closed-loop/function-process';
import type { FunctionProcess } from './closed-loop/function-process';
import { eventsOf } from './closed-loop/world';
import type { Event } from './closed-loop/world';

const JOBS = 1_000;
const FORGERIES = 100;
const SENDERS = 8;
const KILLS = 12;
const PLACE = { bucket: 'media-1250000000', region: 'ap-chongqing' };

/** `CHAOS_SEED=7 npm run test:brokers` is another run; the seed is in the report. */
const seed = Number(process.env['CHAOS_SEED'] ?? 20_261_125);
const random = seededRandom(seed);
const events = eventsOf(JOBS, PLACE, random);
const finished = events.filter(({ isFinished }) => isFinished);
const strangerId = (at: number): string => `jffffffff${String(at).padStart(24, '0')}`;

interface Posting {
  readonly body: string;
  readonly isForged: boolean;
}

let server: CloudInfinite;
let cos: CosServer;
let running: FunctionProcess;
const asked = { confirming: 0, reconciling: [] as number[] };
const statuses = { forged: new Map<number, number>(), late: new Map<number, number>() };

beforeAll(async () => {
  server = await startCloudInfinite({ ...PLACE, account: ACCOUNT, modes: { shortPages: true, endOfList: 'empty' } });
  cos = await startCosServer(ACCOUNT);
  for (const { id, known } of events) {
    if ('job' in known) server.jobs.set(id, known.job);
    else server.runs.set(id, known.run);
  }
  running = await startFunctionProcess({
    ...cosEnvironment(cos),
    CALLBACK_TOKEN: TOKEN,
    CI_BUCKETS: `${PLACE.bucket}@${PLACE.region}`,
    CI_ENDPOINT: server.endpoint,
    CONFIRM: 'on',
    RECONCILE: 'on',
  });

  await Promise.all([post(shuffled(postings())), killed(KILLS)]);
  asked.confirming = server.requests.length;
  // The first run of the timer is killed, again and again, before two that are not.
  await Promise.all([reconcile(), killed(4)]);
  asked.reconciling.push(await reconcile(), await reconcile());
  for (const { body } of events.filter(({ fate }) => fate === 'late')) {
    count(statuses.late, await statusOf(body));
  }
  process.stdout.write(report());
}, 280_000);
afterAll(async () => {
  await running.stop();
  await Promise.all([server.stop(), cos.stop()]);
}, 30_000);

/** What is sent before anybody reconciles: true callbacks, and false ones. */
function postings(): Posting[] {
  const real = finished.flatMap(({ body, fate }): Posting[] => {
    const sent = { body, isForged: false };
    if (fate === 'cut') return [{ ...sent, body: body.slice(0, body.length / 2) }];
    return fate === 'plain' ? [sent] : fate === 'doubled' ? [sent, sent] : [];
  });
  const forged = Array.from({ length: FORGERIES }, (_, at): Posting => {
    const { id, body, forgery } = random.pick(events);
    // Another result of a real job, or a job that there is not.
    return { body: random.oneIn(2) ? forgery : body.split(id).join(strangerId(at)), isForged: true };
  });
  return [...real, ...forged];
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: random.below(2 ** 30) }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

async function post(all: readonly Posting[]): Promise<void> {
  const waiting = all.values();
  async function sender(): Promise<void> {
    for (const { body, isForged } of waiting) {
      const status = await statusOf(body);
      if (isForged) count(statuses.forged, status);
    }
  }
  await Promise.all(Array.from({ length: SENDERS }, sender));
}

/** The status that a callback is answered with; 0 when the function was killed meanwhile. */
async function statusOf(body: string): Promise<number> {
  const outcome = await running.invoke(functionUrlEvent({ path: `/${TOKEN}`, body }));
  const [, status] = /"statusCode":(\d+)/.exec(JSON.stringify(outcome ?? null)) ?? [];
  return Number(status ?? 0);
}

async function killed(times: number): Promise<void> {
  for (let left = times; left > 0; left -= 1) {
    await new Promise((resolve) => setTimeout(resolve, 100 + random.below(900)));
    await running.kill();
  }
}

/** One run of the timer; resolves with how often Cloud Infinite was asked. */
async function reconcile(): Promise<number> {
  const before = server.requests.length;
  await running.invoke({ Type: 'Timer', TriggerName: 'reconcile', Time: new Date().toISOString(), Message: '' });
  return server.requests.length - before;
}

function count(counts: Map<number, number>, status: number): void {
  counts.set(status, (counts.get(status) ?? 0) + 1);
}

/** Records by the id of their job; what lies in folders such as `_dead-letters` is none. */
function recordsOf(id: string): ReturnType<typeof readArrived>[] {
  return records().filter((record) => record.id === id);
}

let all: ReturnType<typeof readArrived>[] | undefined;
function records(): ReturnType<typeof readArrived>[] {
  all ??= [...cos.objects]
    .filter(([key]) => !/^[^/]+\/_/.test(key))
    .map(([, { body }]) => readArrived(body.toString()));
  return all;
}

function report(): string {
  const reconciled = records().filter(({ body }) => body.includes('"origin":"reconciled"')).length;
  return (
    `closed loop: ${JOBS} jobs, ${finished.length} finished, ${FORGERIES} forgeries (seed ${seed}); ` +
    `${records().length} records, ${reconciled} of them reconciled; asked ${asked.confirming} times while callbacks came, ` +
    `${asked.reconciling.join(' and ')} times by two runs; forgeries: ${JSON.stringify([...statuses.forged])}\n`
  );
}

const ofOther = ({ id, state }: Event): boolean => recordsOf(id).some((record) => record.state !== state);

describe('after callbacks were lost, cut, doubled, late and forged, and the function was killed', () => {
  it('every finished job has exactly one record', () => {
    expect(finished.filter(({ id }) => recordsOf(id).length !== 1).map(({ id, fate }) => `${id} ${fate}`)).toEqual([]);
    expect(records()).toHaveLength(finished.length);
  });

  it('every record has the state that Cloud Infinite says', () => {
    expect(events.filter(ofOther)).toEqual([]);
  });

  it('no job that is still running has one, and none that there is not', () => {
    const known = new Set(finished.map(({ id }) => id));
    expect(records().filter(({ id }) => !known.has(id))).toEqual([]);
  });

  it('some records come from a callback, and some were found', () => {
    const found = records().filter(({ body }) => body.includes('"origin":"reconciled"'));
    expect(found.length).toBeGreaterThan(JOBS / 5);
    expect(records().filter(({ body }) => body.includes('"confirmed":true')).length).toBeGreaterThan(JOBS / 5);
  });

  it('no forgery was answered 200', () => {
    expect(statuses.forged.get(200)).toBeUndefined();
    expect(statuses.forged.get(403)).toBeGreaterThan(FORGERIES / 2);
  });

  it('a callback that comes late is taken, and changes nothing', () => {
    expect([...statuses.late.keys()]).toEqual([200]);
    expect([...cos.objects.keys()].filter((key) => key.includes('.conflict-'))).toEqual([]);
  });
});
