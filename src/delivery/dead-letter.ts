import { createHash } from 'node:crypto';
import type { CallbackError, Issue } from '../foundation/errors';
import type { SinkRecord } from '../sinks/sink';

/** An authentic request that could not be delivered, with everything that is needed to send it again. */
export interface DeadLetter {
  /** SHA-256 of what came, hex: re-sends of one callback are one letter. */
  readonly id: string;
  /** When it failed for the first time, RFC 3339 UTC. */
  readonly time: string;
  readonly requestId: string;
  readonly error: { readonly code: string; readonly message: string; readonly issues: readonly Issue[] };
  /** The sinks that records went to by the settings of that time; letters of version 0.1.0 do not say. */
  readonly sinks?: readonly string[];
  /** Only headers that describe the body; a token or credential is never kept. */
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes of the body as they were decoded, Base64. */
  readonly body: string;
  /** What the event of the trigger had; letters of version 0.1.0 do not say. */
  readonly event?: EventBody;
}

interface EventBody {
  readonly isBase64Encoded?: boolean;
  /** The body as it came, where the bytes do not tell it: broken Base64, or half a character. */
  readonly body?: string;
}

const KEPT_HEADERS = ['content-type', 'content-length', 'user-agent', 'x-ci-content-version'];

export interface FailedRequest {
  /** Header values under lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** As the event has it. */
  readonly body: string;
  /** How it was read. */
  readonly isBase64: boolean;
  /** What the event says of it. */
  readonly isBase64Encoded?: boolean | undefined;
}

/** Why, when and on its way to which sinks a request failed. */
export interface Failure {
  readonly requestId: string;
  readonly error: CallbackError;
  readonly sinks: readonly string[];
}

export function createDeadLetter(request: FailedRequest, { requestId, error, sinks }: Failure): DeadLetter {
  const { headers, body, isBase64, isBase64Encoded } = request;
  const bytes = Buffer.from(body, isBase64 ? 'base64' : 'utf8');
  const isTold = bytes.toString(isBase64 ? 'base64' : 'utf8') === body;
  return {
    id: digestOf(isTold ? bytes : body),
    time: new Date().toISOString(),
    requestId,
    error: { code: error.code, message: error.message, issues: error.issues },
    sinks,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => KEPT_HEADERS.includes(name))),
    body: bytes.toString('base64'),
    event: { ...(isBase64Encoded !== undefined && { isBase64Encoded }), ...(!isTold && { body }) },
  };
}

/** Texts are taken as UTF-16, in which half a character is one of its own. */
function digestOf(content: Buffer | string): string {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf16le') : content;
  return createHash('sha256').update(bytes).digest('hex');
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

/** Reads a stored dead letter, or the whole log line of a last resort; `undefined` for a file that is none. */
export function parseDeadLetter(text: string): DeadLetter | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const letter = isMembers(value) && 'deadLetter' in value ? value['deadLetter'] : value;
    return isDeadLetter(letter) ? letter : undefined;
  } catch {
    return undefined;
  }
}

function isDeadLetter(value: unknown): value is DeadLetter {
  if (!isMembers(value)) return false;
  const { id, time, body, headers, error, sinks = [], event = {} } = value;
  return (
    [id, time, body].every(isText) &&
    isMembers(headers) &&
    Object.values(headers).every(isText) &&
    isMembers(error) &&
    isText(error['code']) &&
    isText(error['message']) &&
    Array.isArray(sinks) &&
    sinks.every(isText) &&
    isMembers(event) &&
    isText(body) &&
    digestOf(isText(event['body']) ? event['body'] : Buffer.from(body, 'base64')) === id
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isMembers(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
