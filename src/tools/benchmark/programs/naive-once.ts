import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { naiveApplication } from '../subjects/naive-application';
import { portOf } from './port-of';

/** `naive-once ENDPOINT BODY`: a cold start of the naive handler and its first answer, to a request over a bare socket. */
const [endpoint = '', bodyFile = ''] = process.argv.slice(2);
const server = createServer(naiveApplication(endpoint)).listen(0, '127.0.0.1', () => {
  const body = readFileSync(bodyFile);
  const headers = [
    'Host: localhost',
    'Content-Type: application/xml',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ];
  const head = `POST / HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`;
  let answer = '';
  connect(portOf(server), '127.0.0.1')
    .setEncoding('utf8')
    .on('data', (text: string) => (answer += text))
    .on('end', () => process.exit(answer.startsWith('HTTP/1.1 200') ? 0 : 1))
    .write(Buffer.concat([Buffer.from(head), body]));
});
