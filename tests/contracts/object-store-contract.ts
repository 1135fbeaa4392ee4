import { createHash } from 'node:crypto';
import { deadlineIn } from '../../src/foundation/deadline';
import type { StoredObject } from '../../src/sinks/object-store';
import type { OpenStore } from '../support/servers/open-stores';

export const objectOf = (text: string): StoredObject => ({
  body: Buffer.from(text),
  contentType: 'application/json',
  digest: createHash('sha256').update(text).digest('hex'),
});

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

  it('knows the digest of what is there', async () => {
    const object = objectOf('{"a":1}');
    await opened.store.create('a.json', object, soon());
    await expect(opened.store.digestOf('a.json', soon())).resolves.toBe(object.digest);
  });

  it('knows no digest of what is not there', async () => {
    await expect(opened.store.digestOf('folder/missing.json', soon())).resolves.toBeUndefined();
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
    await expect(opened.store.digestOf(key, soon())).resolves.toBe(object.digest);
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
    await expect(opened.store.digestOf('empty', soon())).resolves.toBe(object.digest);
    await expect(opened.contents()).resolves.toEqual({ empty: '' });
  });

  it('stores bytes as they are', async () => {
    const body = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const digest = createHash('sha256').update(body).digest('hex');
    await opened.store.create('bytes', { body, contentType: 'application/octet-stream', digest }, soon());
    await expect(opened.contents()).resolves.toEqual({ bytes: body.toString() });
  });
}
