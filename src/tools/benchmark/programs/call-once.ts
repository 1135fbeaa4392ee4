import { readFileSync } from 'node:fs';
import { loadFunction } from './load-function';

/** `call-once BUNDLE EVENT`: a cold start of a built function and its first answer. */
const [bundle = '', eventFile = ''] = process.argv.slice(2);
const event: unknown = JSON.parse(readFileSync(eventFile, 'utf8'));
void loadFunction(bundle)(event, { request_id: 'cold', time_limit_in_ms: 20_000 }).then(({ statusCode, body }) => {
  if (statusCode !== 200) process.stderr.write(`${body}\n`);
  // Also an open connection to COS must not keep the process alive.
  process.exit(statusCode === 200 ? 0 : 1);
});
