import type { Issue } from '../foundation/errors';
import type { ParsedValue } from '../parse/parsed-value';
import type { SchemaName } from '../schemas/root-schemas';
import { shapeNamed, validate } from '../validation/ajv';
import { issuesOf } from '../validation/issue';
import { normalise } from './normalise';
import type { Normalised, UnknownNodes } from './normalise';

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
  return {
    data: isNormalisedNode(subject) ? subject : {},
    unknownFields,
    issues: issuesOf(validate(schemaName, subject), subject, path),
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
