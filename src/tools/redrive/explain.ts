import { readFile } from 'node:fs/promises';
import { readCallback } from '../../callback/read-callback';
import type { Job } from '../../callback/job';
import type { Configuration } from '../../configuration/configuration';
import { parseDeadLetter } from '../../delivery/dead-letter';
import { parseFilter } from '../../callback/job-filter';
import { CallbackError } from '../../foundation/errors';
import { parseBody } from '../../parse/body';
import { createRecord } from '../../records/record';
import { bytesOf, readHttpRequest } from '../../trigger/http-request';

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
  return lines.join('\n');
}

function* steps(content: Buffer, configuration: Configuration): Generator<string> {
  const bytes = bodyOf(content);
  yield `body        ${bytes.length} bytes, at most ${configuration.maxBodyBytes} are read`;
  const { form, tree } = parseBody(bytes);
  yield `form        ${form}`;
  const { jobs, isTest } = readCallback(tree, 'report');
  if (isTest) yield 'test        the console tries the URL: answered 200, nothing is written';
  for (const job of jobs) yield* jobSteps(job, configuration);
}

function* jobSteps(job: Job, configuration: Configuration): Generator<string> {
  yield `job         ${job.kind} ${job.name}, id ${job.id}, state ${job.state}`;
  const drift = job.unknownFields.length > 0 ? `, unknown: ${job.unknownFields.join(' ')}` : '';
  yield `schema      ${job.known ? 'known' : 'not known, only its family'}${drift}`;
  for (const { message } of job.issues) yield `fault       ${message}`;
  if (job.issues.length > 0 && configuration.validation === 'strict') {
    yield 'refused     422 schema_mismatch, because VALIDATION=strict; kept as a dead letter';
    return;
  }
  const record = createRecord(job, configuration);
  yield `record      ${record.body.length} bytes, CloudEvents id ${record.id}`;
  yield `key         ${record.key}`;
  for (const { sink, filter } of configuration.sinks) {
    const verdict = parseFilter(filter)(job) ? 'wants it' : `does not want it: ${filter ?? ''}`;
    yield `sink        ${sink.name} ${verdict}`;
  }
}

function bodyOf(content: Buffer): Buffer {
  const text = content.toString();
  const letter = parseDeadLetter(text);
  if (letter) return Buffer.from(letter.body, 'base64');
  try {
    return bytesOf(readHttpRequest(JSON.parse(text)));
  } catch {
    return content;
  }
}
