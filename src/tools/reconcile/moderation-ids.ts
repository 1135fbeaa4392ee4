import { readFile } from 'node:fs/promises';
import { moderationPlacesOf } from '../../cloud-infinite/asking';
import { messageOf, UsageError } from '../command-line/usage-error';
import type { ObjectShelf } from '../shelves/object-shelf';

/** A moderation that is to be asked about: no list of Cloud Infinite has it. */
export interface ModerationId {
  /** `ReviewVideo` */
  readonly event: string;
  readonly id: string;
}

/** What a path of the API calls a kind, and the event of its callbacks. */
const EVENTS: Readonly<Record<string, string>> = {
  image: 'ReviewImage',
  video: 'ReviewVideo',
  audio: 'ReviewAudio',
  text: 'ReviewText',
  document: 'ReviewDocument',
  webpage: 'ReviewHtml',
};

/** Ids in a file of lines such as `ReviewVideo av123` or `image si123`. Throws a `UsageError` that names the first wrong line. */
export async function idsInFile(file: string): Promise<ModerationId[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`The file of --ids cannot be read: ${messageOf(cause)}`);
  });
  const lines = text.split(/\r?\n/).map((line, at) => ({ line: line.trim(), at: at + 1 }));
  return lines.filter(({ line }) => line !== '' && !line.startsWith('#')).map(({ line, at }) => idIn(line, at));
}

function idIn(line: string, at: number): ModerationId {
  const [kind = '', id, ...more] = line.split(/\s+/);
  const event = EVENTS[kind] ?? kind;
  if (moderationPlacesOf(event) && id !== undefined && /^[\w-]+$/.test(id) && more.length === 0) return { event, id };
  const kinds = Object.entries(EVENTS).flatMap((names) => names);
  throw new UsageError(
    `Line ${at} of --ids is no kind with an id, as "ReviewVideo av123". Kinds are ${kinds.join(', ')}.`,
  );
}

/** The moderations of which the records below a prefix say `Auditing`, and none says how they ended. */
export async function idsStillAuditing(shelf: ObjectShelf, prefix: string): Promise<ModerationId[]> {
  const auditing = new Map<string, ModerationId>();
  const ended = new Set<string>();
  for await (const key of shelf.keys(`${prefix}/`)) {
    if (!key.startsWith(`${prefix}/`) || key.startsWith(`${prefix}/_`) || !/Review|moderation/.test(key)) continue;
    const text = await shelf.read(key);
    const found = text === undefined ? undefined : moderationIn(text);
    if (!found) continue;
    const { event, id, state } = found;
    if (state === 'Auditing') auditing.set(`${event} ${id}`, { event, id });
    else ended.add(`${event} ${id}`);
  }
  return [...auditing].filter(([name]) => !ended.has(name)).map(([, one]) => one);
}

function moderationIn(text: string): (ModerationId & { readonly state: string }) | undefined {
  try {
    const { kind, name, state, subject } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    if (kind !== 'moderation' || typeof name !== 'string' || typeof state !== 'string') return undefined;
    const id = typeof subject === 'string' ? subject.replace(/^jobs\//, '') : '';
    return moderationPlacesOf(name) && id !== '' ? { event: name, id, state } : undefined;
  } catch {
    return undefined;
  }
}
