import { isDeepStrictEqual } from 'node:util';
import { MOST_EVENT_BYTES } from '../../foundation/platform-limits';

/** How an invocation ended: with the function's result, or with a fault that the platform reports in its place. */
export type Outcome = { readonly result: unknown } | { readonly failure: Failure };

export interface Failure {
  /** Of the platform's table of function statuses: cloud.tencent.com/document/product/583/42611. */
  readonly status: number;
  readonly message: string;
}

export function failed(status: number, message: string): Outcome {
  return { failure: { status, message } };
}

/** The event as the function gets it: what JSON can say of it. */
export function passEvent(event: unknown): Outcome {
  return pass(event, { notJson: 400, tooLarge: 406, what: 'The event' });
}

/** The result as the caller gets it. One that JSON would change is refused, because the function meant something else. */
export function passResult(result: unknown): Outcome {
  const passed = pass(result, { notJson: 403, tooLarge: 407, what: 'The result' });
  if ('failure' in passed || isDeepStrictEqual(passed.result, result)) return passed;
  return failed(403, 'The result is not what JSON makes of it: it holds an undefined, a date or another object.');
}

interface Passage {
  readonly notJson: number;
  readonly tooLarge: number;
  readonly what: string;
}

function pass(value: unknown, { notJson, tooLarge, what }: Passage): Outcome {
  const text = jsonOf(value);
  if (text === undefined) return failed(notJson, `${what} cannot be written as JSON.`);
  if (Buffer.byteLength(text) > MOST_EVENT_BYTES) {
    return failed(tooLarge, `${what} is larger than ${MOST_EVENT_BYTES / 1024 / 1024} MB.`);
  }
  return { result: JSON.parse(text) };
}

function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
