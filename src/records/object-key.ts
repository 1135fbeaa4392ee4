import { createHash } from 'node:crypto';
import type { Job } from '../callback/job';
import { escapeOf, uriComponent } from '../foundation/percent-encoding';
import { dateParts } from './time';

/** The longest value that is put into a key as it is; COS takes keys of 850 bytes, file systems names of 255. */
const LONGEST_VALUE = 100;
const DIGEST_LENGTH = 16;

/** What may stand in a template in braces. */
export const PLACEHOLDERS = ['kind', 'name', 'id', 'state', 'yyyy', 'mm', 'dd'] as const;

/** What needs no more than a look. */
const SAFE = /^[A-Za-z0-9-][A-Za-z0-9_-]{0,99}$/;

/** Half a character, which JSON may carry and UTF-8 may not. */
const LONE_SURROGATE = /[\ud800-\udfff]/u;

/** What a key is made of. */
type KeyedJob = Pick<Job, 'kind' | 'name' | 'id' | 'state' | 'part' | 'createdAt' | 'endedAt'>;

/** What stands in a key for each placeholder. */
type KeyValues = Readonly<Record<(typeof PLACEHOLDERS)[number], string>>;

/**
 * The object key of a job by a template such as `{name}/{yyyy}/{mm}/{dd}/{id}.{state}.json`.
 * Everything in it comes from the payload, nothing from the clock, so a re-send meets its own object.
 */
export function objectKey(job: KeyedJob, template: string): string {
  const date = dateParts(job.createdAt) ?? dateParts(job.endedAt);
  const values = {
    kind: job.kind,
    name: safe(job.name),
    id: safe(job.id),
    state: safe(job.state) + (job.part === undefined ? '' : `.${safe(job.part)}`),
  };
  return date ? filled(template, { ...values, ...date }) : filled(withoutDates(template), { ...values, ...NO_DATE });
}

/** The longest key that a template gives to a job with a date, and to one without. */
export function longestKeys(template: string): string[] {
  const value = 'x'.repeat(LONGEST_VALUE);
  const values = { kind: 'moderation', name: value, id: value, state: `${value}.${value.slice(-DIGEST_LENGTH)}` };
  const date = { yyyy: '2026', mm: '01', dd: '01' };
  return [filled(template, { ...values, ...date }), filled(withoutDates(template), { ...values, ...NO_DATE })];
}

function filled(template: string, values: KeyValues & Readonly<Record<string, string>>): string {
  let key = '';
  let isText = false;
  for (const piece of piecesOf(template)) {
    isText = !isText;
    key += isText ? piece : (values[piece] ?? `{${piece}}`);
  }
  return key;
}

/** Templates in pieces. A function has one template, and splits it once. */
const split = new Map<string, readonly string[]>();

/** Texts and names of placeholders in turn, a text first. */
function piecesOf(template: string): readonly string[] {
  const known = split.get(template);
  if (known) return known;
  const pieces = template.split(/\{(\w+)\}/);
  split.set(template, pieces);
  return pieces;
}

/** Where a date stands beside other text in a segment, something has to stand for it. */
const NO_DATE = { yyyy: 'undated', mm: '00', dd: '00' };

/** A template without the segments that hold nothing but a date. The last segment is the name of the object, and stays. */
function withoutDates(template: string): string {
  const segments = template.split('/');
  return segments.filter((segment, at) => at === segments.length - 1 || !IS_DATE.test(segment)).join('/');
}

const IS_DATE = /^(?:\{(?:yyyy|mm|dd)\}[._-]*)+$/;

/**
 * A value in which nothing can leave its path segment or pass for the end of it: every byte outside of
 * `A-Z a-z 0-9 _ -` is %-encoded, and so is a `_` at the start, which marks folders that hold no records.
 * Where that cannot hold the whole value, `~` and a digest tell it from any other.
 */
function safe(value: string): string {
  if (SAFE.test(value)) return value;
  const encoded = uriComponent(value).replace(/[!'()*~.]|^_/g, escapeOf);
  if (encoded.length <= LONGEST_VALUE && !LONE_SURROGATE.test(value)) return encoded;
  const digest = createHash('sha256').update(value, 'utf16le').digest('hex').slice(0, DIGEST_LENGTH);
  // A cut through a %XX would make another, broken escape.
  return `${encoded.slice(0, LONGEST_VALUE - 1 - DIGEST_LENGTH).replace(/%.?$/, '')}~${digest}`;
}
