import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { portOf } from './port-of';

/**
 * `cos-stub [KEY CERTIFICATE]`: confirms whatever it is sent, as COS confirms a PUT, and keeps nothing: the measured work is
 * the sender's. By http at an address, or, with the PEM files of a certificate, by https at a host name.
 */
const [keyFile, certificateFile] = process.argv.slice(2);
const isTls = keyFile !== undefined && certificateFile !== undefined;
const server = isTls
  ? createTlsServer({ key: readFileSync(keyFile), cert: readFileSync(certificateFile) }, confirm)
  : createServer(confirm);

function confirm(request: IncomingMessage, response: ServerResponse): void {
  const answer = { etag: etagOf(request), 'x-cos-request-id': 'bench' };
  request.resume().on('end', () => response.writeHead(200, answer).end());
}

/** The MD5 that the sender says its object has: COS computes it, but that would be no work of the sender. */
function etagOf({ headers }: IncomingMessage): string {
  return `"${Buffer.from(String(headers['content-md5']), 'base64').toString('hex')}"`;
}

// A connection that a server closes while it is in use would be the sender's cost.
server.keepAliveTimeout = 600_000;
const [origin, host] = isTls ? ['https://localhost', 'localhost'] : ['http://127.0.0.1', '127.0.0.1'];
server.listen(0, host, () => process.send?.(`${origin}:${portOf(server)}`));
process.on('disconnect', () => process.exit());
