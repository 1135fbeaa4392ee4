import { editDistance } from './edit-distance';

/** What the mark of a value that is to be written in its place looks like in an example. */
const ELLIPSIS = '…';
/** Letters of a name that two mistakes still leave recognisable. */
const LONG_NAME = 12;

/** The name out of `names` that a variable was meant to have; `undefined` when it has its own name, right or unknown. */
export function meantName(name: string, names: readonly string[]): string | undefined {
  if (names.includes(name)) return undefined;
  return names.find((candidate) => isNear(name, candidate, 1)) ?? names.find((candidate) => isNear(name, candidate, 2));
}

/** Whether a value was copied from an example and never filled in. */
export function isUnfilled(value: string): boolean {
  return value.includes(ELLIPSIS);
}

function isNear(name: string, candidate: string, distance: 1 | 2): boolean {
  if (Math.abs(name.length - candidate.length) > distance) return false;
  // Two other letters make another name of a short one, and another company's of a long one: `AWS_`, `OSS_` for `COS_`.
  if (distance === 2 && (candidate.length < LONG_NAME || name[0] !== candidate[0])) return false;
  return editDistance(name, candidate) <= distance;
}
