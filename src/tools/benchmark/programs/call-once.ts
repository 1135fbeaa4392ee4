import { readFileSync } from 'node:fs';
import { loadFunction } from './load-function';

/** `call-once BUNDLE EVENT [MOST]`: a cold start of a built function and its first answer, of at most that status, or 200. */
const [bundle = '', eventFile = '', most = '200'] = process.argv.slice(2);
const event: unknown = JSON.parse(readFileSync(eventFile, 'utf8'));
void loadFunction(bundle)(event, { request_id: 'cold', time_limit_in_ms: 20_000 }).then(({ statusCode, body }) => {
  const isWanted = statusCode <= Number(most);
  if (!isWanted) process.stderr.write(`${body}\n`);
  // Also an open connection to COS must not keep the process alive.
  process.exit(isWanted ? 0 : 1);
});
