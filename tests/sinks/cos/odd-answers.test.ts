import { deadlineIn } from '../../../src/foundation/deadline';
import { cosStore } from '../../../src/sinks/cos/cos-store';
import type { ObjectStore, StoredObject } from '../../../src/sinks/object-store';
import { objectOf } from '../../contracts/object-store-contract';
import { ACCOUNT } from '../../support/servers/cos-account';
import { startCosServer } from '../../support/servers/cos-server';
import type { CosFault, CosServer } from '../../support/servers/cos-server';

const KEY = 'jobs/j1.json';
const OBJECT = objectOf('{"a":1}');

let server: CosServer;
let store: ObjectStore;

beforeEach(async () => {
  server = await startCosServer(ACCOUNT);
  const { endpoint } = server;
  store = cosStore({ bucket: 'records-1250000000', region: 'ap-guangzhou', endpoint, credentials: () => ACCOUNT });
});
afterEach(() => server.stop());

describe('an answer that is not one of COS', () => {
  /** More than fits into the buffers of a socket, so that an answer can come before all of it is sent. */
  const LARGE = objectOf('x'.repeat(16 * 1024 * 1024));

  it.each<{ fault: CosFault; object?: StoredObject; message: RegExp }>([
    { fault: 'html-page', message: /200 without the request id of COS/ },
    { fault: 'no-request-id', message: /200 without the request id of COS/ },
    { fault: '409-page', message: /409 without the request id of COS/ },
    { fault: 'no-etag', message: /200 without an ETag/ },
    { fault: 'wrong-etag', message: /200 with an ETag that is not the MD5 of the object/ },
    { fault: 'early', object: LARGE, message: /200 before all of the object was sent/ },
  ])('confirms nothing: $fault', async ({ fault, object = OBJECT, message }) => {
    const advice = /Check COS_ENDPOINT, and that no proxy/;
    server.faults.push(fault, fault, fault);
    await expect(store.create(KEY, object, deadlineIn(4000))).rejects.toMatchObject({
      code: 'sink_failed',
      message: expect.stringMatching(`${message.source}: not as COS answers. ${advice.source}`) as string,
    });
    expect(server.requests).toHaveLength(3);
    expect(server.objects.size).toBe(0);

    server.faults.push(fault);
    await expect(store.create(KEY, object, deadlineIn(4000))).resolves.toBe('created');
    expect(server.objects.get(KEY)?.body.length).toBe(object.body.length);
  });

  it.each<CosFault>(['html-page', '404-page'])('does not say what is stored: %s', async (fault) => {
    await store.create(KEY, OBJECT, deadlineIn(1000));
    server.faults.push(fault, fault, fault);
    await expect(store.holds(KEY, OBJECT, deadlineIn(2000))).rejects.toThrow(/^HEAD .* without the request id/);
    server.faults.push(fault);
    await expect(store.holds(KEY, OBJECT, deadlineIn(2000))).resolves.toBe(true);
  });

  it('is not one with another ETag, where COS encrypts what it keeps', async () => {
    server.faults.push('encrypted');
    await expect(store.create(KEY, OBJECT, deadlineIn(1000))).resolves.toBe('created');
    expect(server.requests).toHaveLength(1);
  });
});
