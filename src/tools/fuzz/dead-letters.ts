import { isMembers, parsed } from './answer';

/** The body as an event has it; a missing one is an empty one. */
export function bodyOfEvent(event: unknown): string {
  const body = isMembers(event) ? event['body'] : undefined;
  return typeof body === 'string' ? body : '';
}

/** Whether the text of a file is a dead letter that has this body of an event, to the last character. */
export function isExactLetter(text: string, body: string): boolean {
  const letter = parsed(text);
  if (!isMembers(letter)) return false;
  const { body: base64, event } = letter;
  if (isMembers(event) && typeof event['body'] === 'string') return event['body'] === body;
  if (typeof base64 !== 'string') return false;
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString() === body || bytes.toString('base64') === body;
}
