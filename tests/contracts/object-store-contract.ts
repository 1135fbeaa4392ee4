import { createHash } from 'node:crypto';
import { deadlineIn } from '../../src/foundation/deadline';
import type { StoredObject } from '../../src/sinks/object-store';
import type { OpenStore } from '../support/servers/open-stores';

export const objectOf = (text: string): StoredObject => ({
  body: Buffer.from(text),
  contentType: 'application/json',
  digest: sha256(text),
  digestOf: sha256,
});

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

/** An object whose content is its first line; the rest is told only once. */
const letterOf = (text: string): StoredObject => {
  const firstLine = (stored: Buffer) => sha256(stored.toString().split('\n', 1)[0] ?? '');
  return { ...objectOf(text), digest: firstLine(Buffer.from(text)), digestOf: firstLine };
};

const soon = () => deadlineIn(5000);

/** What every object store promises. */
export function describeObjectStore(open: () => Promise<OpenStore>): void {
  let opened: OpenStore;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  it('creates an object that was not there', async () => {
    await expect(opened.store.create('a/b.json', objectOf('{"a":1}'), soon())).resolves.toBe('created');
    await expect(opened.contents()).resolves.toEqual({ 'a/b.json': '{"a":1}' });
  });

  it.each(['{"a":1}', '{"a":2}'])('leaves what is there alone when %s comes', async (later) => {
    await opened.store.create('a.json', objectOf('{"a":1}'), soon());
    await expect(opened.store.create('a.json', objectOf(later), soon())).resolves.toBe('exists');
    await expect(opened.contents()).resolves.toEqual({ 'a.json': '{"a":1}' });
  });

  it.each([
    { other: '{"a":1}', isHeld: true },
    { other: '{"a":2}', isHeld: false },
  ])('says of {"a":1} that it holds $other: $isHeld', async ({ other, isHeld }) => {
    await opened.store.create('a.json', objectOf('{"a":1}'), soon());
    await expect(opened.store.holds('a.json', objectOf(other), soon())).resolves.toBe(isHeld);
  });

  it.each([
    { other: 'a body\ntold on Tuesday', isHeld: true },
    { other: 'another body\ntold on Monday', isHeld: false },
  ])('compares only what identifies an object: $other', async ({ other, isHeld }) => {
    await opened.store.create('a.json', letterOf('a body\ntold on Monday'), soon());
    await expect(opened.store.holds('a.json', letterOf(other), soon())).resolves.toBe(isHeld);
  });

  it('holds nothing where nothing is', async () => {
    await expect(opened.store.holds('folder/missing.json', objectOf(''), soon())).resolves.toBe(false);
  });

  it('says whether anything is under a key, whatever it is', async () => {
    await opened.store.create('folder/a.json', objectOf('{"a":1}'), soon());
    await expect(opened.store.has('folder/a.json', soon())).resolves.toBe(true);
    await expect(opened.store.has('folder/b.json', soon())).resolves.toBe(false);
    await expect(opened.store.has('nowhere/a.json', soon())).resolves.toBe(false);
  });

  it('keeps the last text of a note', async () => {
    await expect(opened.store.readNote('notes/a.json', soon())).resolves.toBeUndefined();
    for (const text of ['{"at":1}', '{"at":22}', '{}']) {
      await opened.store.writeNote('notes/a.json', text, soon());
      await expect(opened.store.readNote('notes/a.json', soon())).resolves.toBe(text);
    }
    await expect(opened.contents()).resolves.toEqual({ 'notes/a.json': '{}' });
  });

  it.each([
    'with space/and  two.json',
    'unicode/腾讯云-é-😀.json',
    'percent/%2F%41%.json',
    "marks/!'()*~.json",
    'query/?a=b&c=d#e+f;g.json',
    'case/A.json',
    'back\\slash.json',
    '...dots/..a/b...json',
  ])('takes the odd key %s for what it is', async (key) => {
    const object = objectOf(key);
    await expect(opened.store.create(key, object, soon())).resolves.toBe('created');
    await expect(opened.store.create(key, object, soon())).resolves.toBe('exists');
    await expect(opened.store.holds(key, object, soon())).resolves.toBe(true);
    await expect(opened.contents()).resolves.toEqual({ [key]: key });
  });

  it('lets exactly one of many at a time create a key, whole', async () => {
    const bodies = Array.from({ length: 16 }, (_, at) => String(at).repeat(50_000));
    const outcomes = await Promise.all(bodies.map((body) => opened.store.create('one.json', objectOf(body), soon())));
    expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'exists')).toHaveLength(15);
    await expect(opened.contents()).resolves.toEqual({ 'one.json': bodies[outcomes.indexOf('created')] });
  });

  it('stores an empty body', async () => {
    const object = objectOf('');
    await expect(opened.store.create('empty', object, soon())).resolves.toBe('created');
    await expect(opened.store.holds('empty', object, soon())).resolves.toBe(true);
    await expect(opened.contents()).resolves.toEqual({ empty: '' });
  });

  it('stores bytes as they are', async () => {
    const body = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    await opened.store.create('bytes', { ...objectOf(''), body, digest: sha256(body) }, soon());
    await expect(opened.contents()).resolves.toEqual({ bytes: body.toString() });
  });
}
