import { ERRORS } from '../../foundation/errors';

/** What the oracle reads in an answer of the documented shape. */
export interface ReadAnswer {
  readonly status: number;
  /** JSON, as it was sent. */
  readonly body: string;
  /** `test`: the console tries the URL. `health`: the GET of a monitor. */
  readonly kind: 'jobs' | 'test' | 'health' | 'error';
  readonly jobs: readonly AnsweredJob[];
  /** Jobs for which the answer has no room. */
  readonly jobsLeftOut: number;
}

export interface AnsweredJob {
  readonly id: string;
  readonly outcome: string;
}

const STATUSES: ReadonlySet<unknown> = new Set(Object.values(ERRORS).map(({ status }) => status));
const CODES: ReadonlySet<unknown> = new Set(Object.keys(ERRORS));
const OUTCOMES: readonly unknown[] = ['written', 'duplicate', 'conflict'];

/** Reads an answer; a sentence that says what is wrong with it, if it has another shape than the documented one. */
export function readAnswer(answer: unknown): ReadAnswer | string {
  if (!isMembers(answer)) return 'it is no object';
  const { statusCode: status, body, headers, isBase64Encoded } = answer;
  if (isBase64Encoded !== false || !isMembers(headers) || typeof body !== 'string') return 'it is no HTTP response';
  if (!Object.values(headers).every((value) => typeof value === 'string')) return 'a header is no text';
  const content = parsed(body);
  if (!isMembers(content)) return 'its body is no JSON object';
  if (typeof status !== 'number') return 'its status is no number';
  return status === 200 ? readContent(content, body) : readRefusal(content, status, body);
}

function readRefusal({ error }: Members, status: number, body: string): ReadAnswer | string {
  if (!STATUSES.has(status)) return `the status ${status} is not documented`;
  if (!isMembers(error) || !CODES.has(error['code'])) return 'its error has no documented code';
  const { message, issues, requestId } = error;
  if (typeof message !== 'string' || typeof requestId !== 'string' || !Array.isArray(issues))
    return 'its error is incomplete';
  return { status, body, kind: 'error', jobs: [], jobsLeftOut: 0 };
}

function readContent(content: Members, body: string): ReadAnswer | string {
  const { jobs, jobsLeftOut = 0, test, name, version } = content;
  if (typeof name === 'string' && typeof version === 'string')
    return { status: 200, body, kind: 'health', jobs: [], jobsLeftOut: 0 };
  if (!Array.isArray(jobs) || !jobs.every(isJob) || typeof jobsLeftOut !== 'number')
    return 'its jobs are not as documented';
  return { status: 200, body, kind: test === true ? 'test' : 'jobs', jobs, jobsLeftOut };
}

function isJob(job: unknown): job is AnsweredJob {
  return isMembers(job) && typeof job['id'] === 'string' && job['sink'] === 'file' && OUTCOMES.includes(job['outcome']);
}

export type Members = { readonly [name: string]: unknown };

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a JSON text; `undefined` for a text that is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
