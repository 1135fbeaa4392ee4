import { isMembers } from '../../../src/tools/fuzz/answer';
import type { FuzzCall } from '../../../src/tools/fuzz/fuzz-call';
import type { Observation } from '../../../src/tools/fuzz/observation';

export const TOKEN = 'a-token-of-the-tests';
/** The body of a callback, and what the function makes of it. */
const BODY = '{"EventName":"TaskFinish","JobsDetail":[{"JobId":"j1","Progress":100,"DocPassword":"secret"}]}';
export const RECORD =
  '{"type":"com.tencentcloud.ci.TaskFinish","data":{"DocPassword":"[redacted]","JobId":"j1","Progress":100}}\n';
export const FILES = { 'ci/Transcode/j1.json': RECORD };

export function callOf(change: Partial<FuzzCall> = {}, body: unknown = BODY): FuzzCall {
  return {
    event: { httpMethod: 'POST', headers: {}, body },
    context: {},
    token: 'right',
    request: 'callback',
    ...change,
  };
}

export function answerOf(statusCode: number, content: unknown) {
  return { answer: { isBase64Encoded: false, statusCode, headers: {}, body: JSON.stringify(content) } };
}

export const job = { id: 'j1', sink: 'file', outcome: 'written' };
export const refusal = (status: number, code: string) =>
  answerOf(status, { error: { code, message: 'A sentence.', issues: [], requestId: 'r' } });
export const letterOf = (letter: object) => ({ 'ci/_dead-letters/1.json': JSON.stringify(letter) });
export const base64 = (text: string) => Buffer.from(text).toString('base64');

/** What is not as with a callback that is delivered. */
export interface Observed {
  readonly call?: FuzzCall;
  readonly outcome?: Observation['outcome'];
  readonly lines?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}

function statusOf(outcome: Observation['outcome']): unknown {
  return 'answer' in outcome && isMembers(outcome.answer) ? outcome.answer['statusCode'] : undefined;
}

export function observation({
  call = callOf(),
  outcome = answerOf(200, { jobs: [job] }),
  lines = [JSON.stringify({ status: statusOf(outcome) })],
  files = FILES,
}: Observed): Observation {
  return { call, outcome, lines, files: new Map(Object.entries(files)) };
}
