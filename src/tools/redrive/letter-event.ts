import { readCallback } from '../../callback/read-callback';
import type { Job } from '../../callback/job';
import type { DeadLetter } from '../../delivery/dead-letter';
import { parseBody } from '../../parse/body';
import { readBody, readHttpRequest } from '../../trigger/http-request';
import { functionUrlEvent } from '../local/trigger-event';

/** The event of a trigger that brings a letter's request as it came: its text if the letter has it, else its bytes. */
export function letterEvent({ headers, body, event = {} }: DeadLetter): object {
  return event.body === undefined
    ? functionUrlEvent({ headers, body, isBase64: true })
    : functionUrlEvent({ headers, body: event.body, isBase64: event.isBase64Encoded === true });
}

/** The jobs that today's code reads in a letter; none if it cannot read the letter. */
export function jobsOf(letter: DeadLetter): readonly Job[] {
  try {
    const body = readBody(readHttpRequest(letterEvent(letter)), Infinity);
    return readCallback(parseBody(body).tree).jobs;
  } catch {
    return [];
  }
}
