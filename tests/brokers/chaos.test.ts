import { createHash } from 'node:crypto';
import { TOKEN } from '../support/builders/events';
import { RABBITMQ_PROGRAM } from '../support/servers/rabbitmq';
import { requirePrograms } from '../support/servers/required-programs';
import { chaosCallbacks, FILTERS, PREFIX } from './chaos/chaos-callbacks';
import type { SinkName } from './chaos/chaos-callbacks';
import { faultPlan } from './chaos/fault-plan';
import { startPeers } from './chaos/peers';
import type { Message, Peers } from './chaos/peers';
import { seededRandom } from './chaos/random';
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
const records = callbacks.flatMap((callback) => callback.records);
const expectedIn = (sink: SinkName): Map<string, string> =>
  new Map(records.filter(({ sinks }) => sinks.includes(sink)).map(({ id, body }) => [id, body]));

let peers: Peers;
let tally: Tally;
let found: Readonly<Record<SinkName, readonly Message[]>>;
/** Keys of COS in folders that hold no records, such as `_dead-letters`. */
let otherKeys: string[];

beforeAll(async () => {
  peers = await startPeers();
  const receiver = await startReceiverProcess({
    ...peers.environment,
    ...FILTERS,
    SINKS: SINKS.join(','),
    CALLBACK_TOKEN: TOKEN,
  });
  tally = await runChaos({ callbacks, plan, peers, receiver, token: TOKEN }).finally(() => receiver.stop());
  const idOf = new Map(records.map(({ id, key }) => [key, id]));
  const objects = [...peers.cos.objects];
  otherKeys = objects.map(([key]) => key).filter((key) => key.startsWith(`${PREFIX}/_`));
  found = {
    cos: objects
      .filter(([key]) => !otherKeys.includes(key))
      .map(([key, { body }]) => ({ id: idOf.get(key) ?? key, body: body.toString() })),
    rabbitmq: await peers.messages.rabbitmq(),
    kafka: await peers.messages.kafka(),
  };
  process.stdout.write(report());
}, 170_000);
afterAll(() => peers.stop(), 30_000);

const idsIn = (sink: SinkName): Set<string> => new Set(found[sink].map(({ id }) => id));
const lostIn = (sink: SinkName): string[] => [...expectedIn(sink).keys()].filter((id) => !idsIn(sink).has(id));
const duplicatesIn = (sink: SinkName): number => found[sink].length - idsIn(sink).size;

function report(): string {
  const faults = plan.size - KILLS;
  const answered = [...tally.answers].map(([status, times]) => `${times} × ${status === 0 ? 'none' : status}`);
  const lost = SINKS.reduce((sum, sink) => sum + lostIn(sink).length, 0);
  const duplicates = SINKS.map((sink) => `${sink} ${duplicatesIn(sink)} of ${found[sink].length}`);
  return (
    `chaos: ${CALLBACKS} callbacks, ${records.length} jobs, ${tally.kills} kills, ${faults} faults (seed ${seed}), ` +
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
    const expected = expectedIn(sink);
    expect(found[sink].filter(({ id, body }) => expected.get(id) !== body)).toEqual([]);
  });

  it('COS has each record once, and none that contradicts another', () => {
    expect(found.cos).toHaveLength(records.length);
    expect([...peers.cos.objects.keys()].filter((key) => key.includes('.conflict-'))).toEqual([]);
  });

  it('no callback is a dead letter only', () => {
    const delivered = new Set(callbacks.map(({ body }) => createHash('sha256').update(body).digest('hex')));
    const letters = otherKeys.filter((key) => key.startsWith(`${PREFIX}/_dead-letters/`));
    expect(letters.length).toBeGreaterThan(0);
    const idIn = (key: string) => key.replace(/^.*\/|\.json$/g, '');
    expect(letters.filter((key) => !delivered.has(idIn(key)))).toEqual([]);
  });
});
