import { leavesOf } from './leaves';

/** A record as a consumer reads it: with JSON.parse, and by what docs say of an event. */
export interface ArrivedRecord {
  /** The CloudEvents id: copies of one event have the same. */
  readonly eventId: string;
  /** The id of the job, out of the subject. */
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly state: string;
  /** As the sender has them. */
  readonly leaves: readonly string[];
  /** The exact bytes, as text. */
  readonly body: string;
}

export function readArrived(body: string): ArrivedRecord {
  const event: unknown = JSON.parse(body);
  const text = (name: string): string => {
    const value: unknown = typeof event === 'object' && event !== null ? Reflect.get(event, name) : undefined;
    // Whatever has no such text was sent by nobody, and is found as such.
    return typeof value === 'string' ? value : '';
  };
  const data: unknown = typeof event === 'object' && event !== null ? Reflect.get(event, 'data') : undefined;
  return {
    eventId: text('id'),
    id: text('subject').replace(/^[a-z]+\//, ''),
    kind: text('kind'),
    name: text('name'),
    state: text('state'),
    leaves: leavesOf(data),
    body,
  };
}
