import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { functionUrlEvent } from '../../local/trigger-event';
import { answerUsage } from './answer-usage';
import { loadFunction } from './load-function';
import { portOf } from './port-of';

/** `function-server BUNDLE`: a built function behind `node:http`, which makes events of requests and nothing else. */
const handler = loadFunction(process.argv[2] ?? '');
const server = createServer((request, response) => {
  const { method, url: path, headers } = request;
  void textOf(request)
    .then((body) => handler(functionUrlEvent({ method, path, headers, body }), { time_limit_in_ms: 20_000 }))
    .then(({ statusCode, headers: answered, body }) => {
      const length = { 'content-length': Buffer.byteLength(body) };
      response.writeHead(statusCode, { ...answered, ...length }).end(body);
    });
});
answerUsage();
server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${portOf(server)}`));

function textOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      resolve(text);
    });
  });
}
