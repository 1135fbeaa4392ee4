import { createHash } from 'node:crypto';
import http from 'node:http';
import { deadlineIn } from '../../../src/foundation/deadline';
import { cosStore } from '../../../src/sinks/cos/cos-store';
import { objectOf } from '../../contracts/object-store-contract';
import { ACCOUNT } from '../../support/servers/cos-account';
import { listenOnLoopback } from '../../support/servers/loopback';

const OBJECT = objectOf('{"a":1}');

it.each([201, 202, 204, 206])('takes no %i for a stored object', async (status) => {
  const fake = http.createServer((request, response) => {
    request.resume().on('end', () => {
      const etag = `"${createHash('md5').update(OBJECT.body).digest('hex')}"`;
      response.writeHead(status, { 'x-cos-request-id': 'request-1', etag }).end();
    });
  });
  const { port, stop } = await listenOnLoopback(fake);
  const store = cosStore({
    bucket: 'records-1250000000',
    region: 'ap-guangzhou',
    endpoint: `http://127.0.0.1:${port}`,
    credentials: () => ACCOUNT,
  });
  await expect(store.create('jobs/j1.json', OBJECT, deadlineIn(2000))).rejects.toMatchObject({ code: 'sink_failed' });
  await stop();
});
