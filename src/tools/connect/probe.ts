import { exchange } from '../../tencent/http-exchange';

/** What the function says to a request with a token. */
export type Acceptance = 'accepted' | 'refused';

/**
 * The request by which the console of Cloud Infinite tries a URL: the function answers it with 200 and writes nothing. An empty
 * request with a valid token would become a dead letter.
 */
export const CONSOLE_TEST = JSON.stringify({
  code: 0,
  message: 'Test request when setting callback url',
  data: { trace_id: 'test_trace_id' },
});

const LONGEST_ANSWER_MS = 15_000;

/** Asks the function at a callback URL whether it takes the token in it. Throws for any other answer than 200 and 401. */
export async function probe(url: string): Promise<Acceptance> {
  const { status } = await exchange({
    url: new URL(url),
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(CONSOLE_TEST)) },
    body: CONSOLE_TEST,
    timeoutMs: LONGEST_ANSWER_MS,
  });
  if (status === 200) return 'accepted';
  if (status === 401) return 'refused';
  throw new Error(
    `The function at ${new URL(url).host} answered ${status} to a test. Its log says why; mend that first.`,
  );
}
