import { readFile } from 'node:fs/promises';
import type { Job } from '../../callback/job';
import { parseFilter } from '../../callback/job-filter';
import { isRefused, readCallback, refusalOf } from '../../callback/read-callback';
import type { Configuration } from '../../configuration/configuration';
import { questionOf } from '../../confirmation/job-question';
import { parseDeadLetter } from '../../delivery/dead-letter';
import { CallbackError } from '../../foundation/errors';
import { oneError } from '../../function/one-error';
import { foreignBucket } from '../../function/trust';
import { parseBody } from '../../parse/body';
import { createRecord } from '../../records/record';
import { readBody, readHttpRequest } from '../../trigger/http-request';
import type { HttpBody } from '../../trigger/http-request';
import { displayText } from '../terminal/display-text';
import { letterEvent } from './letter-event';

/** Says step by step what the handler would do with a trigger event, a dead letter or a bare body. Writes nothing. */
export async function explain(file: string, configuration: Configuration): Promise<string> {
  const lines: string[] = [];
  try {
    for (const line of steps(await readFile(file), configuration)) lines.push(line);
  } catch (error) {
    if (!(error instanceof CallbackError)) throw error;
    const { status, retryable } = error.rule;
    lines.push(`refused     ${status} ${error.code}: ${error.message}`);
    lines.push(
      `            ${retryable ? 'a re-send may succeed' : 'a re-send would fail again'}; kept as a dead letter`,
    );
  }
  return lines.map(displayText).join('\n');
}

function* steps(content: Buffer, configuration: Configuration): Generator<string> {
  const body = readBody(requestIn(content), configuration.maxBodyBytes);
  yield `body        ${Buffer.byteLength(body)} bytes, at most ${configuration.maxBodyBytes} are read`;
  const { form, tree } = parseBody(body);
  yield `form        ${form}`;
  const callback = readCallback(tree);
  if (callback.isTest) {
    yield 'test        the console tries the URL: answered 200, nothing is written';
    return;
  }
  for (const job of callback.jobs) yield* jobSteps(job, configuration);
  const foreign = callback.jobs
    .filter((job) => !isRefused(job, configuration.validation))
    .map((job) => foreignBucket(job, configuration.cloudInfinite.buckets));
  const refusal = oneError([...foreign, refusalOf(callback, configuration.validation)]);
  if (refusal) throw refusal;
}

function* jobSteps(job: Job, configuration: Configuration): Generator<string> {
  yield `job         ${job.kind} ${job.name}, id ${job.id}, state ${job.state}`;
  const drift = job.unknownFields.length > 0 ? `, unknown: ${job.unknownFields.join(' ')}` : '';
  yield `schema      ${job.known ? 'known' : 'not known, only its family'}${drift}`;
  for (const { message } of job.issues) yield `fault       ${message}`;
  if (isRefused(job, configuration.validation)) return;
  if (foreignBucket(job, configuration.cloudInfinite.buckets)) return;
  if (configuration.confirm) yield `question    ${questionAbout(job)}`;
  const record = createRecord(job, configuration);
  yield `record      ${record.body.length} bytes, CloudEvents id ${record.id}`;
  yield `key         ${record.key}`;
  for (const { sink, filter } of configuration.sinks) {
    const { wants, lacks } = parseFilter(filter);
    const field = lacks(job);
    const reason = field === undefined ? (filter ?? '') : `the job has no ${field}`;
    const verdict = wants(job) ? 'wants it' : `does not want it: ${reason}`;
    yield `sink        ${sink.name} ${verdict}`;
  }
}

/** What the handler would ask Cloud Infinite. */
function questionAbout(job: Job): string {
  const question = questionOf(job);
  if ('reason' in question) return `refused: Cloud Infinite cannot be asked about it: ${question.reason}`;
  const [first = '', ...others] = question.places.map(({ path }) => `${path}/${question.id}`);
  const where = job.bucket ?? 'every bucket of CI_BUCKETS';
  return `${first} in ${where}${others.length > 0 ? `; if that does not know it, ${others.join(', ')}` : ''}`;
}

function requestIn(content: Buffer): HttpBody {
  const text = content.toString();
  const letter = parseDeadLetter(text);
  if (letter) return readHttpRequest(letterEvent(letter));
  try {
    return readHttpRequest(JSON.parse(text));
  } catch {
    return { body: content.toString('base64'), isBase64: true };
  }
}
