import { CallbackError } from '../foundation/errors';
import { positionAt } from './position';

/** `reason` completes "The XML is not well-formed at line 3, column 7: …". */
export function xmlMalformed(text: string, offset: number, reason: string, cause?: unknown): CallbackError {
  const message = `The XML is not well-formed at ${positionAt(text, offset)}: ${reason}.`;
  return new CallbackError('xml_malformed', message, { cause });
}

/** `what` completes "The XML has … at line 3, column 7. No callback has." */
export function xmlForbidden(text: string, offset: number, what: string): CallbackError {
  return new CallbackError('body_forbidden', `The XML has ${what} at ${positionAt(text, offset)}. No callback has.`);
}
