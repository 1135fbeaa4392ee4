import { deadlineIn, within } from '../../foundation/deadline';
import { messageOf } from '../command-line/usage-error';
import type { Check, Finding, Result } from './finding';

/** Milliseconds for one check. */
const LONGEST_CHECK = 20_000;
/** What is left to a check that keeps its deadline, to say so. */
const TO_SAY_SO = 1000;

/** Looks at one link after the other. Whatever one of them does, the others are looked at, and every one in a bounded time. */
export async function* runChecks(
  checks: readonly Check[],
  hide: (text: string) => string,
  longestMs = LONGEST_CHECK,
): AsyncGenerator<Result> {
  for (const { link, look } of checks) {
    const { verdict, says, remedy } = await finding(look, longestMs);
    yield { link, verdict, says: hide(says), ...(remedy !== undefined && { remedy: hide(remedy) }) };
  }
}

async function finding(look: Check['look'], longestMs: number): Promise<Finding> {
  const timeUp = () => new Error(`There was no answer within ${Math.round(longestMs / 1000)} s.`);
  try {
    return await within(longestMs, begun(look, longestMs), timeUp);
  } catch (error) {
    return { verdict: 'unknown', says: messageOf(error) };
  }
}

/** Asynchronous, so that what throws at once is a rejection too. */
async function begun(look: Check['look'], longestMs: number): Promise<Finding> {
  return await look(deadlineIn(Math.max(longestMs - TO_SAY_SO, longestMs / 2)));
}
