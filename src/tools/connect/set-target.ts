import { messageOf } from '../command-line/usage-error';
import { differences, withCallback } from './callback-address';
import type { FieldChange, WantedAddress } from './callback-address';
import { readItem, sendTo } from './list-pages';
import type { Target } from './targets';

/**
 * What became of a target. `already`: it had the wanted callback. `left alone`: it has no callback of its own. `set` is said
 * only of what was read back and found to be right.
 */
export type SetOutcome = 'set' | 'would be set' | 'already' | 'left alone' | 'failed';

export interface SetResult {
  readonly target: Target;
  readonly outcome: SetOutcome;
  readonly changes: readonly FieldChange[];
  /** What there is to know, one sentence each. */
  readonly details: readonly string[];
}

/** A target as it is now, and what it is to become. */
export interface Change {
  readonly xml: string;
  readonly changes: readonly FieldChange[];
  readonly details: readonly string[];
}

/** Reads a target again, as late as can be, and says what is to be changed. Throws when it is not there any more. */
export async function changeOf(target: Target, wanted: WantedAddress): Promise<Change> {
  const now = await readTarget(target);
  const details =
    now === target.xml ? [] : ['It has changed since it was listed; the change was made to what it is now.'];
  return { ...withCallback(now, target.place.callback, wanted, target.place.mayAddFormat), details };
}

/** All that is in a target now. */
export async function readTarget({ client, place, id }: Target): Promise<string> {
  const xml = await readItem(client, place, id);
  if (xml === undefined) throw new Error(`${client.locationOf(`${place.list.path}/${id}`)} is not there any more.`);
  return xml;
}

/** Writes the whole of a target. Throws when that is refused, or there is no answer. */
export async function writeTarget({ client, place, id }: Target, xml: string): Promise<void> {
  const content = place.hasIdInBody ? `${xml}<QueueID>${id}</QueueID>` : xml;
  const body = place.body.reduceRight((inner, name) => `<${name}>${inner}</${name}>`, content);
  await sendTo(client, { method: 'PUT', path: `${place.list.path}/${id}`, body });
}

/** Sets the callback of a queue: reads, changes, writes, reads again and compares. Never rejects. */
export async function setQueue(target: Target, wanted: WantedAddress, isDry: boolean): Promise<SetResult> {
  try {
    const { xml, changes, details } = await changeOf(target, wanted);
    if (changes.length === 0) return { target, outcome: 'already', changes, details };
    if (isDry) return { target, outcome: 'would be set', changes, details };
    const refusal = await failureOf(writeTarget(target, xml));
    // A write without an answer may have been done all the same: what is there now decides.
    const wrong = differences(xml, await readTarget(target));
    if (wrong.length === 0) return { target, outcome: 'set', changes, details };
    return failed(target, changes, [...details, refusal ?? readBack(wrong)]);
  } catch (error) {
    return failed(target, [], [messageOf(error)]);
  }
}

export function failed(target: Target, changes: readonly FieldChange[], details: readonly string[]): SetResult {
  return { target, outcome: 'failed', changes, details };
}

/** What was written and is not there. */
export function readBack(wrong: readonly string[]): string {
  return `It was written, but what is read back is another thing: ${wrong.join('; ')}.`;
}

/** Why some work has failed; `undefined` when it has not. */
export async function failureOf(work: Promise<void>): Promise<string | undefined> {
  return work.then(() => undefined, messageOf);
}
