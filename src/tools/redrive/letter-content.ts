import { parseDeadLetter } from '../../delivery/dead-letter';
import type { DeadLetter } from '../../delivery/dead-letter';

/** What a file holds: a dead letter, one that is damaged and what is wrong with it, or something else. */
export type Content = { readonly letter: DeadLetter } | { readonly fault: string } | 'no letter';

/** The members that every letter has, and of which type. */
const MEMBERS = { id: 'string', time: 'string', error: 'object', headers: 'object', body: 'string' };
/** A record has two of them, and the event of a trigger has two others. */
const LEAST_MEMBERS = 3;

/** Reads the text of a file: a stored dead letter, or the whole log line of a last resort. */
export function contentOf(text: string): Content {
  const letter = parseDeadLetter(text);
  if (letter) return { letter };
  try {
    const value: unknown = JSON.parse(text);
    const isLogLine = isMembers(value) && 'deadLetter' in value;
    const members = isLogLine ? value['deadLetter'] : value;
    if (!isMembers(members)) return isLogLine ? { fault: 'Its deadLetter is no object.' } : 'no letter';
    return isLogLine || looksLikeLetter(members) ? { fault: faultOf(members) } : 'no letter';
  } catch {
    return { fault: 'It is not JSON. It may be cut off, or have something before or after the JSON.' };
  }
}

function looksLikeLetter(members: Members): boolean {
  return Object.keys(MEMBERS).filter((name) => name in members).length >= LEAST_MEMBERS;
}

function faultOf(members: Members): string {
  const wrong = Object.entries(MEMBERS).filter(([name, type]) => !isOfType(members[name], type));
  if (wrong.length > 0) return `It has no valid ${wrong.map(([name]) => name).join(', ')}.`;
  return 'A member of it is of another type than in a letter, or its body is not the one that its id was made of.';
}

function isOfType(value: unknown, type: string): boolean {
  return value !== null && typeof value === type;
}

type Members = Readonly<Record<string, unknown>>;

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
