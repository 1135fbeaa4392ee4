import { sampleBody } from './sample-body';
import { bodyHeaders, sampleEvent } from './sample-event';
import { readSampleArguments } from './event-arguments';
import type { SampleArguments } from './event-arguments';

/** What `npm run event` prints, always the same for the same arguments. Throws an Error that says which one is wrong. */
export function eventText(values: SampleArguments): string {
  const { kind, request, trigger } = readSampleArguments(values);
  const event = sampleEvent(trigger, sampleBody(kind, request), bodyHeaders(kind, request.form));
  return JSON.stringify(event, undefined, 2);
}
