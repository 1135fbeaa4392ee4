import { invalid, Refused } from './ci-exchange';
import type { CiQuestion } from './ci-exchange';
import { ciTime } from './ci-state';
import { childrenIn, element, readXml } from './xml-text';
import type { Element } from './xml-text';

const MOST_BYTES = 1024 * 1024;

/** The `<Request>` of a PUT. Which status belongs to which fault of a body is published only in part. */
export function readPutBody({ headers, body }: CiQuestion): Element {
  if (body === '') throw new Refused(400, 'MissingContent', 'there is no body');
  if (Buffer.byteLength(body) > MOST_BYTES) throw new Refused(413, 'InvalidContent', 'the body is too large');
  const contentType = headers.get('content-type') ?? '';
  if (contentType.split(';')[0] !== 'application/xml')
    throw invalid(`Content-Type is not application/xml: ${contentType}`);
  let request: Element;
  try {
    request = readXml(body);
  } catch (error) {
    throw new Refused(400, 'InvalidContent', String(error));
  }
  if (request.name !== 'Request') throw new Refused(400, 'InvalidContent', `the root is ${request.name}, not Request`);
  return request;
}

export function requiredChild(parent: Element, name: string): Element {
  const child = parent.children.find((one) => one.name === name);
  if (child === undefined) throw invalid(`${parent.name}.${name} is missing`);
  return child;
}

/** The text of a required element, at most so many characters. */
export function requiredText(parent: Element, name: string, longest: number): string {
  const text = requiredChild(parent, name).text.trim();
  if (text === '' || text.length > longest) throw invalid(`${parent.name}.${name} has not 1 to ${longest} characters`);
  return text;
}

/**
 * What is stored after an update: the fields that belong to Cloud Infinite as they were, in their places, and every other field
 * as the body has it, or not at all. UpdateTime is now.
 */
export function updated(stored: string, body: readonly Element[], own: readonly string[], now: number): string {
  const settable = body.filter(({ name }) => name !== 'UpdateTime' && !own.includes(name));
  const sent = (name: string) => settable.filter((child) => child.name === name).map(({ raw }) => raw);
  const before = childrenIn(stored);
  const names = new Set([...before, ...settable].map(({ name }) => name).concat('UpdateTime'));
  return [...names]
    .flatMap((name) => {
      if (name === 'UpdateTime') return [element(name, ciTime(now))];
      if (own.includes(name)) return before.filter((child) => child.name === name).map(({ raw }) => raw);
      return sent(name);
    })
    .join('');
}

/** The same content with the first element of that name replaced, at its place. */
export function withChild(content: string, name: string, text: string): string {
  const child = childrenIn(content).find((one) => one.name === name);
  const { start, end } = child ?? { start: content.length, end: content.length };
  return content.slice(0, start) + element(name, text) + content.slice(end);
}
