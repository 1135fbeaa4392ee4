import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Agent, request } from 'node:http';
import { parseAlone } from '../subjects/xml-alone';

/** `node:http`, or `node:https`, whose agent and request are made and called in the same way. */
interface Client {
  readonly Agent: new (options: { readonly keepAlive: boolean }) => Agent;
  readonly request: typeof request;
}

/** `… BODY ENDPOINT`: a body through xml2js into a signed PUT that is confirmed, and a log line, by hand. */
export function putByHand(client: Client): void {
  const [bodyFile = '', endpoint = ''] = process.argv.slice(2);
  const record = Buffer.from(JSON.stringify(parseAlone(readFileSync(bodyFile, 'utf8'))));
  const headers = {
    'content-length': record.length,
    'content-md5': createHash('md5').update(record).digest('base64'),
    authorization: createHmac('sha1', 'key').update('what is signed').digest('hex'),
  };
  const agent = new client.Agent({ keepAlive: true });
  const put = client.request(`${endpoint}/record.json`, { method: 'PUT', headers, agent }, (response) => {
    response.resume().on('end', () => {
      // eslint-disable-next-line no-console -- it is measured too
      console.log(JSON.stringify({ status: response.statusCode }));
      process.exit(response.statusCode === 200 ? 0 : 1);
    });
  });
  put.end(record);
}
