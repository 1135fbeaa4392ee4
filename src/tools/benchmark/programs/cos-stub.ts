import { createServer } from 'node:http';
import { portOf } from './port-of';

/** Confirms whatever it is sent, as COS confirms a PUT, and keeps nothing: the measured work is the sender's. */
const server = createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(200, { etag: '"0"', 'x-cos-request-id': 'bench' }).end());
});
// A connection that a server closes while it is in use would be the sender's cost.
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${portOf(server)}`));
process.on('disconnect', () => process.exit());
