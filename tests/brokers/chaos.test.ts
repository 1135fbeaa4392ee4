import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { TOKEN } from '../support/builders/events';
import { RABBITMQ_PROGRAM } from '../support/servers/rabbitmq';
import { requirePrograms } from '../support/servers/required-programs';
import { readArrived } from './chaos/arrived-record';
import type { ArrivedRecord } from './chaos/arrived-record';
import { chaosCallbacks, FILTERS } from './chaos/chaos-callbacks';
import type { SentJob, SinkName } from './chaos/chaos-callbacks';
import { faultPlan } from './chaos/fault-plan';
import { startPeers } from './chaos/peers';
import type { Peers } from './chaos/peers';
import { seededRandom } from '../../src/tools/fuzz/random';
import { startReceiverProcess } from './chaos/receiver-process';
import { runChaos } from './chaos/run';
import type { Tally } from './chaos/run';

requirePrograms(
  [RABBITMQ_PROGRAM, 'epmd', 'gcc', 'kcat', '/usr/include/librdkafka/rdkafka_mock.h'],
  'rabbitmq-server gcc libc6-dev librdkafka-dev kcat',
);

const CALLBACKS = 2_000;
const KILLS = 18;
const SINKS: readonly SinkName[] = ['cos', 'rabbitmq', 'kafka'];

/** `CHAOS_SEED=7 npm run test:brokers` is another run; the seed is in the report. */
const seed = Number(process.env['CHAOS_SEED'] ?? 20_261_124);
const random = seededRandom(seed);
const callbacks = chaosCallbacks(CALLBACKS, random);
const plan = faultPlan(CALLBACKS, KILLS, random);
const jobs = callbacks.flatMap((callback) => callback.jobs);
const sentTo = (sink: SinkName): Map<string, SentJob> =>
  new Map(jobs.filter(({ sinks }) => sinks.includes(sink)).map((job) => [job.id, job]));

/** Folders that hold no records, such as `_dead-letters`. */
const OTHER_FOLDER = /^[^/]+\/_/;

let peers: Peers;
let tally: Tally;
let found: Readonly<Record<SinkName, readonly ArrivedRecord[]>>;

beforeAll(async () => {
  peers = await startPeers();
  const receiver = await startReceiverProcess({
    ...peers.environment,
    ...FILTERS,
    SINKS: SINKS.join(','),
    CALLBACK_TOKEN: TOKEN,
  });
  tally = await runChaos({ callbacks, plan, peers, receiver, token: TOKEN }).finally(() => receiver.stop());
  const objects = [...peers.cos.objects].filter(([key]) => !OTHER_FOLDER.test(key));
  found = {
    cos: objects.map(([, { body }]) => readArrived(body.toString())),
    rabbitmq: (await peers.messages.rabbitmq()).map(readArrived),
    kafka: (await peers.messages.kafka()).map(readArrived),
  };
  process.stdout.write(report());
}, 170_000);
afterAll(() => peers.stop(), 30_000);

const distinct = (texts: readonly string[]): number => new Set(texts).size;

function lostIn(sink: SinkName): string[] {
  const ids = new Set(found[sink].map(({ id }) => id));
  return [...sentTo(sink).keys()].filter((id) => !ids.has(id));
}

function duplicatesIn(sink: SinkName): number {
  return found[sink].length - distinct(found[sink].map(({ eventId }) => eventId));
}

/** What a sender and a consumer both say of a job. */
const told = ({ kind, name, state, leaves }: SentJob | ArrivedRecord) => ({ kind, name, state, leaves });

function report(): string {
  const faults = plan.size - KILLS;
  const answered = [...tally.answers].map(([status, times]) => `${times} × ${status === 0 ? 'none' : status}`);
  const lost = SINKS.reduce((sum, sink) => sum + lostIn(sink).length, 0);
  const duplicates = SINKS.map((sink) => `${sink} ${duplicatesIn(sink)} of ${found[sink].length}`);
  return (
    `chaos: ${CALLBACKS} callbacks, ${jobs.length} jobs, ${tally.kills} kills, ${faults} faults (seed ${seed}), ` +
    `answers: ${answered.join(', ')}; lost ${lost}, duplicates: ${duplicates.join(', ')}\n`
  );
}

describe('after a run with faults and kills', () => {
  it('every callback has been answered 200, and many not at the first try', () => {
    expect(tally.answers.get(200)).toBe(CALLBACKS);
    expect(tally.kills).toBe(KILLS);
    expect(tally.answers.get(0)).toBeGreaterThan(KILLS);
    expect(tally.answers.get(503)).toBeGreaterThan(0);
  });

  it.each(SINKS)('%s has every job it is for', (sink) => {
    expect(lostIn(sink)).toEqual([]);
  });

  it.each(SINKS)('%s has no job that its filter leaves out, and each whole', (sink) => {
    const sent = sentTo(sink);
    const isAsSent = (record: ArrivedRecord) => {
      const job = sent.get(record.id);
      return job !== undefined && isDeepStrictEqual(told(record), told(job));
    };
    expect(found[sink].filter((record) => !isAsSent(record))).toEqual([]);
  });

  it.each(['rabbitmq', 'kafka'] as const)('%s has the same bytes of a job as COS', (sink) => {
    const stored = new Map(found.cos.map(({ eventId, body }) => [eventId, body]));
    expect(found[sink].filter(({ eventId, body }) => stored.get(eventId) !== body)).toEqual([]);
  });

  it('COS has each record once, and none that contradicts another', () => {
    expect(found.cos).toHaveLength(jobs.length);
    expect([...peers.cos.objects.keys()].filter((key) => key.includes('.conflict-'))).toEqual([]);
  });

  it('no callback is a dead letter only', () => {
    const delivered = new Set(callbacks.map(({ body }) => createHash('sha256').update(body).digest('hex')));
    const letters = [...peers.cos.objects.keys()].filter((key) => key.includes('/_dead-letters/'));
    expect(letters.length).toBeGreaterThan(0);
    const idIn = (key: string) => key.replace(/^.*\/|\.json$/g, '');
    expect(letters.filter((key) => !delivered.has(idIn(key)))).toEqual([]);
  });
});
