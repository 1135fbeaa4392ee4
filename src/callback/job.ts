import { createHash } from 'node:crypto';
import type { Issue } from '../foundation/errors';
import type { ParsedNode } from '../parse/parsed-value';
import type { SchemaName } from '../schemas/root-schemas';
import { shapeNamed, validate } from '../validation/ajv';
import { issuesOf } from '../validation/issue';
import { schemaUri } from '../validation/json-schema';
import { normalise } from './normalise';
import type { Normalised, UnknownNodes } from './normalise';
import { FINAL_STATES } from './states';

export type JobKind = 'task' | 'workflow' | 'moderation';

/** One result of a callback in the one shape that every family and both forms are brought to. */
export interface Job {
  readonly kind: JobKind;
  /** The Tag of a task, the EventName of anything else. */
  readonly name: string;
  readonly eventName: string;
  /** JobId, RunId or trace id; a digest of the content where the body has none. */
  readonly id: string;
  /** The vendor's State, or `Unknown` where the body has none. */
  readonly state: string;
  /** Tells apart several events of one id and state, such as the parts of a live moderation. */
  readonly part?: string | undefined;
  /** The normalised content under the vendor's own names. */
  readonly data: object;
  readonly bucket?: string | undefined;
  readonly region?: string | undefined;
  readonly queueId?: string | undefined;
  /** Vendor time at which the job was created, as it was written. */
  readonly createdAt?: string | undefined;
  /** Vendor time at which it ended, as it was written. */
  readonly endedAt?: string | undefined;
  /** `false` when the receiver has no schema for this name, only for the family. */
  readonly known: boolean;
  /** Where it stands in the body: `$.JobsDetail[0]`. It is no part of the record: a job may come again in another place. */
  readonly path: string;
  /** The URI of the schema that `data` was brought into the shape of and checked against. */
  readonly schema: string;
  /** JSON paths from `$`, the job itself, of nodes that no schema describes; they are kept in `data`. */
  readonly unknownFields: readonly string[];
  /** What in `data` does not fit the schema, with paths from `$`, the job itself. */
  readonly issues: readonly Issue[];
}

/** A node of a callback in its normalised shape, with everything that was found odd about it. */
export interface CheckedNode {
  readonly path: string;
  readonly schema: string;
  /** `{}` when the node says nothing. */
  readonly data: NormalisedNode;
  readonly unknownFields: readonly string[];
  readonly issues: readonly Issue[];
}

export type NormalisedNode = { readonly [name: string]: Normalised };

/** Normalises and validates one node of a callback. `path` is where it stands: `$.JobsDetail[0]`. */
export function checkedNode(
  node: ParsedNode,
  schemaName: SchemaName,
  path: string,
  unknownNodes: UnknownNodes = 'as-text',
): CheckedNode {
  const { value, unknownFields } = normalise(node, shapeNamed(schemaName), unknownNodes);
  const data = value !== undefined && isNormalisedNode(value) ? value : {};
  const faults = validate(schemaName, data);
  return {
    path,
    schema: schemaUri(schemaName),
    data,
    unknownFields,
    issues: faults.length === 0 ? [] : issuesOf(faults, data),
  };
}

/** The text of a descendant, by names and, in lists, indices; `undefined` when there is none or it is not text. */
export function textAt(node: NormalisedNode, ...path: readonly (string | number)[]): string | undefined {
  let value: Normalised | undefined = node;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, key) ? childOf(value, key) : undefined;
  }
  return typeof value === 'string' ? value : undefined;
}

function childOf(value: readonly Normalised[] | NormalisedNode, key: string | number): Normalised | undefined {
  // Only `Array.isArray` of a mutable list narrows both sides.
  return typeof key === 'number' ? (value as readonly Normalised[])[key] : (value as NormalisedNode)[key];
}

function isNormalisedNode(value: Normalised): value is NormalisedNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands for a State that the body does not name. */
export const UNKNOWN_STATE = 'Unknown';

/** Bytes of an identifier, in UTF-8. All that make up an event's id have room in a `message-id` of AMQP, which takes 255. */
const LONGEST_ID = 100;
const LONGEST_WORD = 50;
const DIGEST_LENGTH = 16;

/** An identifier, or its beginning, `~` and a digest where it is longer than any that the vendor gives. */
export function identifier(text: string, most = LONGEST_ID): string {
  // No character has more than three bytes a UTF-16 unit.
  if (text.length * 3 <= most || Buffer.byteLength(text) <= most) return text;
  const digest = createHash('sha256').update(text, 'utf16le').digest('hex').slice(0, DIGEST_LENGTH);
  const start = Buffer.from(text.slice(0, most)).subarray(0, most - 1 - DIGEST_LENGTH);
  // What is left of a character that was cut.
  return `${start.toString().replace(/\ufffd+$/, '')}~${digest}`;
}

/** The same for a name or a state. */
export function word(text: string): string {
  return identifier(text, LONGEST_WORD);
}

/** A name made of the content: the same for every re-send, different for every other content. */
export function contentDigest(data: NormalisedNode): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, DIGEST_LENGTH);
}

/** How a job is told from all others. */
export interface Identity {
  readonly id: string;
  readonly state: string;
  readonly part?: string | undefined;
}

/**
 * The identity of a job by the id and the state that its body names. Only a final state is reported once: a live moderation
 * sends many callbacks while `Auditing`, and each of them is a result of its own, told apart by its content.
 */
export function identityOf(data: NormalisedNode, named: string | undefined, itsState = UNKNOWN_STATE): Identity {
  const state = word(itsState);
  if (named === undefined) return { id: contentDigest(data), state };
  const id = identifier(named);
  return FINAL_STATES.has(state) ? { id, state } : { id, state, part: contentDigest(data) };
}
