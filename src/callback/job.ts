import { createHash } from 'node:crypto';
import type { Issue } from '../foundation/errors';
import type { ParsedValue } from '../parse/parsed-value';
import type { SchemaName } from '../schemas/root-schemas';
import { shapeNamed, validate } from '../validation/ajv';
import { issuesOf } from '../validation/issue';
import { normalise } from './normalise';
import type { Normalised, UnknownNodes } from './normalise';

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
  /** JSON paths of nodes that no schema describes; they are kept in `data`. */
  readonly unknownFields: readonly string[];
  readonly issues: readonly Issue[];
}

/** A node of a callback in its normalised shape, with everything that was found odd about it. */
export interface CheckedNode {
  /** `{}` when the node is empty or no node at all; `issues` then says so if it should not be. */
  readonly data: NormalisedNode;
  readonly unknownFields: readonly string[];
  readonly issues: readonly Issue[];
}

export type NormalisedNode = { readonly [name: string]: Normalised };

/** Normalises and validates one node of a callback. `path` is where it stands: `$.JobsDetail[0]`. */
export function checkedNode(
  value: ParsedValue,
  schemaName: SchemaName,
  path: string,
  unknownNodes: UnknownNodes = 'as-text',
): CheckedNode {
  const { value: normalised, unknownFields } = normalise(value, shapeNamed(schemaName), path, unknownNodes);
  const subject = normalised ?? {};
  const faults = validate(schemaName, subject);
  return {
    data: isNormalisedNode(subject) ? subject : {},
    unknownFields,
    issues: faults.length === 0 ? [] : issuesOf(faults, subject, path),
  };
}

/** The text of a descendant; `undefined` when there is none or it is not text. */
export function textAt(node: NormalisedNode, ...names: readonly string[]): string | undefined {
  let value: Normalised | undefined = node;
  for (const name of names) {
    if (value === undefined || !isNormalisedNode(value)) return undefined;
    value = value[name];
  }
  return typeof value === 'string' ? value : undefined;
}

function isNormalisedNode(value: Normalised): value is NormalisedNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands for a State that the body does not name. */
export const UNKNOWN_STATE = 'Unknown';

/** States after which no further callback of the same job comes. */
const FINAL_STATES = new Set(['Success', 'Failed', 'Cancel']);

/** A name made of the content: the same for every re-send, different for every other content. */
export function contentDigest(data: NormalisedNode): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16);
}

/**
 * What tells apart several callbacks of one job in one state. Only a final state is reported once: a live moderation
 * sends many callbacks while `Auditing`, and each of them is a result of its own.
 */
export function partOf(state: string, data: NormalisedNode): string | undefined {
  return FINAL_STATES.has(state) ? undefined : contentDigest(data);
}
