import COS from 'cos-nodejs-sdk-v5';
import type { RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { naiveRecords } from './naive-records';

/** The part of express that is used here; its types would be one more package. */
interface Express {
  (): Application;
  text(options: { readonly type: string; readonly limit: string }): unknown;
}

interface Application extends RequestListener {
  use(middleware: unknown): void;
  post(path: string, handler: (request: { readonly body: string }, response: Answer) => Promise<void>): void;
}

interface Answer {
  json(content: unknown): void;
}

const express = createRequire(__filename)('express') as Express; // as its documentation says

/** The handler as one writes it in an afternoon: express, xml2js, the official SDK, no validation. */
export function naiveApplication(endpoint: string): RequestListener {
  const { host, protocol } = new URL(endpoint);
  const keys = { SecretId: 'id', SecretKey: 'key', SecurityToken: 'token' };
  const cos = new COS({ ...keys, Domain: host, Protocol: protocol === 'https:' ? protocol : 'http:' });
  const application = express();
  application.use(express.text({ type: '*/*', limit: '6mb' }));
  application.post('/', async (request, response) => {
    const records = await naiveRecords(request.body);
    for (const { key, body } of records) {
      await cos.putObject({ Bucket: 'results-1250000000', Region: 'ap-guangzhou', Key: key, Body: body });
    }
    response.json({ jobs: records.map(({ key }) => key) });
  });
  return application;
}
