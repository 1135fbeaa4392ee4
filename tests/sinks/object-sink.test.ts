import { createHash } from 'node:crypto';
import { deadlineIn } from '../../src/foundation/deadline';
import { objectSink } from '../../src/sinks/object-sink';
import type { Sink, SinkRecord } from '../../src/sinks/sink';
import { brought } from '../support/builders/stores';
import { STORES } from '../support/servers/open-stores';
import type { OpenStore } from '../support/servers/open-stores';

const KEY = 'jobs/2026/j1.json';
const FIRST = '{"state":"Success"}';
const OTHER = '{"state":"Failed"}';
const OTHER_KEY = `${KEY}.conflict-${createHash('sha256').update(OTHER).digest('hex').slice(0, 8)}`;

const recordOf = (body: string): SinkRecord => ({
  id: 'j1:Success',
  key: KEY,
  partitionKey: 'j1',
  body: Buffer.from(body),
  contentType: 'application/json',
});

describe.each(STORES)('an object sink over the $name store', ({ name, open }) => {
  let opened: OpenStore;
  let sink: Sink;
  const write = (body: string) => sink.write(recordOf(body), deadlineIn(5000));

  beforeEach(async () => {
    opened = await open();
    sink = objectSink(name, brought(opened.store));
  });
  afterEach(() => opened.close());

  it('is named after its store', () => {
    expect(sink.name).toBe(name);
  });

  it('writes a new record', async () => {
    await expect(write(FIRST)).resolves.toEqual({ outcome: 'written', location: opened.store.locationOf(KEY) });
    await expect(opened.contents()).resolves.toEqual({ [KEY]: FIRST });
  });

  it('reports the same bytes under the same key as a duplicate', async () => {
    await write(FIRST);
    await expect(write(FIRST)).resolves.toEqual({ outcome: 'duplicate', location: opened.store.locationOf(KEY) });
    await expect(opened.contents()).resolves.toEqual({ [KEY]: FIRST });
  });

  it('keeps both when other bytes come under the same key', async () => {
    await write(FIRST);
    await expect(write(OTHER)).resolves.toEqual({ outcome: 'conflict', location: opened.store.locationOf(OTHER_KEY) });
    await expect(opened.contents()).resolves.toEqual({ [KEY]: FIRST, [OTHER_KEY]: OTHER });
  });

  it('stores nothing more when the same conflict comes again', async () => {
    await write(FIRST);
    await write(OTHER);
    await expect(write(OTHER)).resolves.toEqual({ outcome: 'conflict', location: opened.store.locationOf(OTHER_KEY) });
    await expect(opened.contents()).resolves.toEqual({ [KEY]: FIRST, [OTHER_KEY]: OTHER });
  });

  it('writes one record once when it comes many times at once', async () => {
    const receipts = await Promise.all(Array.from({ length: 8 }, () => write(FIRST)));
    expect(receipts.map(({ outcome }) => outcome).sort()).toEqual([
      ...Array.from({ length: 7 }, () => 'duplicate'),
      'written',
    ]);
    await expect(opened.contents()).resolves.toEqual({ [KEY]: FIRST });
  });
});
