import { createHash } from 'node:crypto';
import type { NormalisedNode } from './checked-node';

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
