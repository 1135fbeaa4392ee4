import { momentOf } from '../records/time';

/** How two texts or numbers of one node compare. `similar`: nothing in them differs that would make one of them a lie. */
export type Likeness = 'same' | 'similar' | 'other';

const URL_START = /^https?:\/\//i;

/** Compares what a callback says with what Cloud Infinite says. */
export function likenessOf(said: unknown, answered: unknown): Likeness {
  // A number of a JSON callback is a text in the answer, which is always XML.
  const [one, other] = [String(said), String(answered)];
  if (one === other || isSameMoment(one, other)) return 'same';
  // What follows the `?` may be a signature, and then each body has one of its own.
  const isSameAddress = URL_START.test(one) && withoutQuery(one) === withoutQuery(other);
  return isSameAddress ? 'similar' : 'other';
}

/** The published samples of one run write one time `2022-08-09 14:54:17+0800` and `2022-08-09T14:54:17+08:00`. */
function isSameMoment(one: string, other: string): boolean {
  const moment = momentOf(one);
  return moment !== undefined && moment === momentOf(other);
}

/** A text as it may be shown: what stands behind the `?` of a URL may be a signature. */
export function withoutQuery(text: string): string {
  return URL_START.test(text) ? text.split('?', 1).join('') : text;
}

/** Whether the value of a node says nothing: an answer has `-` for a time that is not set. */
export function isUnset(name: string, value: unknown): boolean {
  return value === undefined || value === null || (value === '-' && name.endsWith('Time'));
}

/** Whether a URL leads to an object of a bucket. The older page of runs names their object so, the newer by its key. */
export function isUrlOf(url: string, bucket: string, key: string): boolean {
  const [, host = '', path = ''] = /^https?:\/\/([^/?#]+)\/([^?#]*)/i.exec(url) ?? [];
  return host.startsWith(`${bucket}.`) && decoded(path) === key.replace(/^\//, '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
