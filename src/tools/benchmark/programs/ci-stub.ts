import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { portOf } from './port-of';

/** `ci-stub ANSWER`: gives the content of a file to whatever is asked, as Cloud Infinite answers, and checks nothing. */
const answer = readFileSync(process.argv[2] ?? '');
const server = createServer((request, response) => {
  const headers = { 'content-type': 'application/xml', server: 'tencent-ci', 'x-ci-request-id': 'bench' };
  request.resume().on('end', () => response.writeHead(200, headers).end(answer));
});

// A connection that a server closes while it is in use would be the sender's cost.
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${portOf(server)}`));
process.on('disconnect', () => process.exit());
