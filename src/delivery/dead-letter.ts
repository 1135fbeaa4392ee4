import { createHash } from 'node:crypto';
import type { CallbackError, Issue } from '../foundation/errors';
import type { SinkRecord } from '../sinks/sink';

/** An authentic request that could not be delivered, with everything that is needed to send it again. */
export interface DeadLetter {
  /** SHA-256 of the body, hex: re-sends of one callback are one letter. */
  readonly id: string;
  /** When it failed for the first time, RFC 3339 UTC. */
  readonly time: string;
  readonly requestId: string;
  readonly error: { readonly code: string; readonly message: string; readonly issues: readonly Issue[] };
  /** Only headers that describe the body; a token or credential is never kept. */
  readonly headers: Readonly<Record<string, string>>;
  /** The exact bytes, Base64. */
  readonly body: string;
}

const KEPT_HEADERS = ['content-type', 'content-length', 'user-agent', 'x-ci-content-version'];

export interface FailedRequest {
  readonly requestId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export function createDeadLetter({ requestId, headers, body }: FailedRequest, error: CallbackError): DeadLetter {
  return {
    id: createHash('sha256').update(body).digest('hex'),
    time: new Date().toISOString(),
    requestId,
    error: { code: error.code, message: error.message, issues: error.issues },
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => KEPT_HEADERS.includes(name))),
    body: body.toString('base64'),
  };
}

export const DEAD_LETTER_FOLDER = '_dead-letters';

/**
 * A dead letter as a sink takes it. Key and identity are made of the body alone, so that re-sends do not pile up. If something
 * else has the key, a redrive finds the letter beside it all the same.
 */
export function deadLetterRecord(letter: DeadLetter, prefix: string): SinkRecord {
  const { id } = letter;
  const path = `${prefix}/${DEAD_LETTER_FOLDER}/${id}`;
  const body = Buffer.from(`${JSON.stringify(letter)}\n`);
  const record: SinkRecord = {
    id,
    key: `${path}.json`,
    partitionKey: id,
    body,
    contentType: 'application/json',
    identity: { digest: id, of: (stored) => parseDeadLetter(stored.toString())?.id },
    inConflict() {
      const mark = createHash('sha256').update(body).digest('hex').slice(0, 8);
      return { ...record, key: `${path}.${mark}.json` };
    },
  };
  return record;
}

/** Reads a stored dead letter; `undefined` for a file that is none. */
export function parseDeadLetter(text: string): DeadLetter | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isDeadLetter(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isDeadLetter(value: unknown): value is DeadLetter {
  if (typeof value !== 'object' || value === null) return false;
  const { id, body, headers, error } = value as Partial<Record<keyof DeadLetter, unknown>>; // any object may be looked into
  return (
    typeof id === 'string' &&
    typeof body === 'string' &&
    typeof headers === 'object' &&
    typeof error === 'object' &&
    createHash('sha256').update(Buffer.from(body, 'base64')).digest('hex') === id
  );
}
