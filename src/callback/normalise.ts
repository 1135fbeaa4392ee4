import { CallbackError } from '../foundation/errors';
import { MOST_NAMES } from '../parse/limits';
import type { ParsedValue } from '../parse/parsed-value';
import { jsonPath } from '../validation/issue';
import type { ScalarShape, Shape } from '../validation/shape-table';
import { hasContent, isBlank, sortedNamesOf } from './parsed-node';
import { isSecret, REDACTED, redacted, tooManyNames } from './secrets';

/** A value in the one shape that XML and JSON share; `null` only deep in an unknown node that is kept as it came. */
export type Normalised =
  string | number | boolean | null | readonly Normalised[] | { readonly [name: string]: Normalised };

/**
 * How a node that no schema describes is kept. `as-text`: as XML would carry it, so that both forms give the same.
 * `as-it-came`: for families that are JSON only, whose numbers and lists need not be brought to what XML can say.
 */
export type UnknownNodes = 'as-text' | 'as-it-came';

export interface Normalisation {
  readonly value: Normalised | undefined;
  /** JSON paths from `$`, the value itself, of nodes that the schema does not describe: the first, and how many more. */
  readonly unknownFields: readonly string[];
}

/** A recursion this deep is no callback. The parser refuses it earlier; this guards against any other way in. */
const DEEPEST = 40;

const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Brings a parsed value into the shape its schema describes: repeatable nodes are lists, numbers are numbers,
 * everything else is text, child nodes are sorted by name, and whatever is empty is absent.
 * Nothing is refused here: what does not fit is left as it is, for the validator to name.
 */
export function normalise(value: ParsedValue, shape: Shape, unknownNodes: UnknownNodes = 'as-text'): Normalisation {
  const walk: Walk = { trail: [], unknownFields: [], moreUnknown: 0, unknownNodes };
  const normalised = normaliseValue(value, shape, walk);
  if (walk.moreUnknown > 0) walk.unknownFields.push(`…and ${walk.moreUnknown} more`);
  return { value: normalised, unknownFields: walk.unknownFields };
}

type Scalar = string | number | boolean | null;

/** More paths than this help nobody. */
const MOST_UNKNOWN_FIELDS = 20;

interface Walk {
  /** Names and indices from the root to the current value; a path is only written where one is reported. */
  readonly trail: (string | number)[];
  readonly unknownFields: string[];
  moreUnknown: number;
  readonly unknownNodes: UnknownNodes;
}

function reportUnknown(name: string, walk: Walk): void {
  if (walk.unknownFields.length === MOST_UNKNOWN_FIELDS) walk.moreUnknown += 1;
  else walk.unknownFields.push(jsonPath([...walk.trail, name]));
}

function normaliseValue(value: ParsedValue, shape: Shape | undefined, walk: Walk): Normalised | undefined {
  if (shape === undefined && walk.unknownNodes === 'as-it-came') {
    return value === '' ? undefined : (redacted(value, walk.trail) ?? undefined);
  }
  if (shape?.type === 'array') return normaliseList(Array.isArray(value) ? value : [value], shape.items, walk);
  if (Array.isArray(value)) return normaliseRepeated(value, shape, walk);
  if (typeof value === 'object' && value !== null) return normaliseNode(value, shape, walk);
  return normaliseScalar(value, shape);
}

/**
 * A list where no list is described. XML cannot tell a list of one from the one, so they are the same; and where one value is
 * expected, one that is repeated or stands among empty ones is that value.
 */
function normaliseRepeated(
  items: readonly ParsedValue[],
  shape: Shape | undefined,
  walk: Walk,
): Normalised | undefined {
  const [only] = items;
  if (items.length === 1 && only !== undefined) return normaliseValue(only, shape, walk);
  if (shape !== undefined) {
    const [first, ...others] = items.filter(hasContent);
    if (first !== undefined && others.every((other) => isSameScalar(other, first))) {
      return normaliseValue(first, shape, walk);
    }
  }
  return normaliseList(items, shape, walk);
}

function isSameScalar(one: ParsedValue, other: ParsedValue): boolean {
  return typeof one !== 'object' && typeof other !== 'object' && String(one) === String(other);
}

function normaliseInside(
  key: string | number,
  value: ParsedValue,
  shape: Shape | undefined,
  walk: Walk,
): Normalised | undefined {
  if (walk.trail.push(key) > DEEPEST)
    throw new CallbackError('body_forbidden', `${jsonPath(walk.trail)} is nested too deep.`);
  const normalised = normaliseValue(value, shape, walk);
  walk.trail.pop();
  return normalised;
}

/** An item that is empty beside others keeps its place: the place of an item may be what joins it to those of another list. */
function normaliseList(items: readonly ParsedValue[], shape: Shape | undefined, walk: Walk): Normalised | undefined {
  const values = items.map((item, index) => normaliseInside(index, item, shape, walk));
  if (values.every((value) => value === undefined)) return undefined;
  const empty = shape?.type === 'object' ? {} : '';
  return values.map((value) => value ?? empty);
}

function normaliseNode(
  children: { readonly [name: string]: ParsedValue },
  shape: Shape | undefined,
  walk: Walk,
): Normalised | undefined {
  const known = shape?.type === 'object' ? shape : undefined;
  const node: { [name: string]: Normalised } = {};
  let empty = true;
  const names = sortedNamesOf(children);
  if (names.length > MOST_NAMES) throw tooManyNames(names.length, walk.trail);
  for (const name of names) {
    const child = children[name];
    if (child === undefined) continue;
    const childShape = known?.child(name);
    const value = isSecret(name, walk.trail)
      ? hasContent(child)
        ? REDACTED
        : undefined
      : isPlain(child, childShape)
        ? normaliseScalar(child, childShape)
        : normaliseInside(name, child, childShape, walk);
    if (value === undefined) continue;
    node[name] = value;
    empty = false;
    // Only the topmost unknown node is reported: what is below it is unknown with it.
    if (known && childShape === undefined) reportUnknown(name, walk);
  }
  return empty ? undefined : node;
}

/** Most nodes: a scalar where one is expected, which needs neither a path nor a guard against depth. */
function isPlain(value: ParsedValue, shape: Shape | undefined): value is Scalar {
  return typeof value !== 'object' && shape !== undefined && shape.type !== 'array';
}

function normaliseScalar(value: Scalar, shape: Shape | undefined): Normalised | undefined {
  if (value === null || (typeof value === 'string' && isBlank(value))) return undefined;
  return shape !== undefined && isNumeric(shape) ? numberIn(value) : String(value);
}

function isNumeric(shape: Shape): shape is ScalarShape {
  return shape.type === 'integer' || shape.type === 'number';
}

/** The number that a text is, when it is one and a double holds it; the value itself otherwise. */
function numberIn(value: string | number | boolean): string | number | boolean {
  if (typeof value !== 'string' || !DECIMAL.test(value)) return value;
  const parsed = Number(value);
  if (Number.isInteger(parsed) && !Number.isSafeInteger(parsed)) return value;
  return Number.isFinite(parsed) && isHeld(value, parsed) ? parsed : value;
}

/** Whether a double that was read from a decimal has all of its digits: what it is written as is the same decimal. */
function isHeld(decimal: string, parsed: number): boolean {
  const written = String(parsed);
  return written === decimal || plainDecimal(written) === plainDecimal(decimal);
}

/** A decimal as its significant digits and the power of ten behind them: `1.50` and `15e-1` are both `15e-1`. */
function plainDecimal(decimal: string): string {
  const [mantissa = '', exponent = '0'] = decimal.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  const power = Number(exponent) - fraction.length + (digits.length - significant.length);
  return `${decimal.startsWith('-') ? '-' : ''}${significant}e${power}`;
}
