import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { portOf } from './port-of';

/** Confirms whatever it is sent, as COS confirms a PUT, and keeps nothing: the measured work is the sender's. */
const server = createServer((request, response) => {
  const answer = { etag: etagOf(request), 'x-cos-request-id': 'bench' };
  request.resume().on('end', () => response.writeHead(200, answer).end());
});

/** The MD5 that the sender says its object has: COS computes it, but that would be no work of the sender. */
function etagOf({ headers }: IncomingMessage): string {
  return `"${Buffer.from(String(headers['content-md5']), 'base64').toString('hex')}"`;
}

// A connection that a server closes while it is in use would be the sender's cost.
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${portOf(server)}`));
process.on('disconnect', () => process.exit());
