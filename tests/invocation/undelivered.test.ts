import { createHash } from 'node:crypto';
import { parseDeadLetter } from '../../src/delivery/dead-letter';
import type { Deadline } from '../../src/foundation/deadline';
import { deadlineIn } from '../../src/foundation/deadline';
import { CallbackError } from '../../src/foundation/errors';
import type { LogEntry } from '../../src/invocation/log-line';
import { keepUndelivered } from '../../src/invocation/undelivered';
import { objectSink } from '../../src/sinks/object-sink';
import type { Sink } from '../../src/sinks/sink';
import { objectOf } from '../contracts/object-store-contract';
import { failingSink, hangingSink } from '../support/builders/sinks';
import { brought, memoryStore } from '../support/builders/stores';
import { inTime } from '../support/time/fake-time';

const BODY = Buffer.from([0x3c, 0x72, 0x3e, 0xff, 0x00]).toString('base64');
const ERROR = new CallbackError('xml_malformed', 'The XML is not well-formed.');

let lines: LogEntry[];
beforeEach(() => {
  lines = [];
});

const keep = (deadLetters: Sink, requestId = 'r1', deadline: Deadline = deadlineIn(1000)) =>
  keepUndelivered(
    {
      request: { headers: { 'content-type': 'application/xml' }, body: BODY, isBase64: true },
      requestId,
      error: ERROR,
    },
    { deadLetters, objectPrefix: 'ci', sinks: ['cos'], log: (line) => lines.push(line) },
    deadline,
  );

describe('an undelivered request', () => {
  it('is kept as a dead letter, and its place is told', async () => {
    const store = memoryStore();
    const location = await keep(objectSink('cos', brought(store)));
    const [[key, object] = ['', undefined]] = [...store.objects];
    expect(location).toBe(store.locationOf(key));
    expect(parseDeadLetter(object?.body.toString() ?? '')).toMatchObject({
      requestId: 'r1',
      error: { code: 'xml_malformed' },
      body: BODY,
    });
    expect(lines).toEqual([]);
  });

  it('whose body comes again is the first dead letter', async () => {
    const store = memoryStore();
    const sink = objectSink('cos', brought(store));
    const first = await keep(sink, 'r1');
    expect(await keep(sink, 'r2')).toBe(first);
    expect([...store.objects.values()].map(({ body }) => parseDeadLetter(body.toString())?.requestId)).toEqual(['r1']);
  });

  it('is kept beside something else that has its key', async () => {
    const store = memoryStore();
    const key = `ci/_dead-letters/${createHash('sha256').update(Buffer.from(BODY, 'base64')).digest('hex')}`;
    await store.create(`${key}.json`, objectOf('{"id":"something else"}'), deadlineIn(1000));
    const location = await keep(objectSink('cos', brought(store)));
    const [, beside = ''] = [...store.objects.keys()];
    expect(beside).toMatch(new RegExp(`^${key}\\.[0-9a-f]{8}\\.json$`));
    expect(location).toBe(store.locationOf(beside));
    expect(parseDeadLetter(store.objects.get(beside)?.body.toString() ?? '')).toMatchObject({ requestId: 'r1' });
  });

  it.each([
    { what: 'fails', sink: failingSink(new Error('it is down')), reason: 'it is down' },
    { what: 'hangs', sink: hangingSink(), reason: "was not confirmed by hanging before the function's time was up" },
  ])('is whole in the log, in time, when the place for dead letters $what', async ({ sink, reason }) => {
    expect(await inTime(100, () => keep(sink, 'r1', deadlineIn(100)))).toBeUndefined();
    expect(lines).toEqual([
      {
        time: expect.any(String) as string,
        level: 'error',
        message: expect.stringContaining(reason) as string,
        requestId: 'r1',
        deadLetter: expect.objectContaining({ body: BODY }) as object,
      },
    ]);
  });

  it('that neither a sink nor the log takes fails nothing', async () => {
    const log = (): void => {
      throw new Error('the log is closed');
    };
    const request = { headers: {}, body: BODY, isBase64: true };
    const shelter = { deadLetters: failingSink(new Error('it is down')), objectPrefix: 'ci', sinks: [], log };
    const kept = keepUndelivered({ request, requestId: 'r1', error: ERROR }, shelter, deadlineIn(1000));
    await expect(kept).resolves.toBeUndefined();
  });
});
