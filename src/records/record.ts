import { createHash } from 'node:crypto';
import type { Job } from '../callback/job';
import { cloudEvent } from './cloud-event';
import type { CloudEvent } from './cloud-event';
import { objectKey } from './object-key';

/** What the receiver knows of the way a job came. It is no part of the content: the same job on another way is a duplicate. */
export interface Provenance {
  readonly confirmed?: true;
  readonly unconfirmed?: readonly string[];
  readonly origin?: 'reconciled';
}

/** A job ready to be written: the event, its bytes and their name. */
export interface JobRecord {
  readonly job: Job;
  readonly provenance: Provenance | undefined;
  readonly id: string;
  readonly key: string;
  readonly partitionKey: string;
  readonly body: Buffer;
  /** The bytes without its provenance. */
  readonly content: Buffer;
  /** What says whether two records have the same content. */
  readonly identity: ReturnType<typeof identityOf>;
  readonly contentType: 'application/cloudevents+json';
  /** The record of the event where another one has its id and other content: see `conflictOf`. */
  readonly inConflict: () => JobRecord;
}

/** How the object key of a record is made. */
export interface KeyRules {
  readonly objectPrefix: string;
  readonly objectKey: string;
}

/** Makes the record of a job from the payload alone, so that the same callback always gives the same content. */
export function createRecord(job: Job, rules: KeyRules, provenance?: Provenance): JobRecord {
  return recordOf(job, cloudEvent(job), recordKey(job, rules), provenance);
}

function recordOf(job: Job, event: CloudEvent, key: string, provenance: Provenance | undefined): JobRecord {
  const content = bytesOf(event);
  const record: JobRecord = {
    job,
    id: event.id,
    key,
    partitionKey: job.id,
    body: provenance === undefined ? content : bytesOf(withProvenance(event, provenance)),
    content,
    identity: identityOf(content),
    provenance,
    contentType: 'application/cloudevents+json',
    inConflict: () => conflictOf(record),
  };
  return record;
}

/** The object key of the record of a job. */
export function recordKey(job: Job, { objectPrefix, objectKey: template }: KeyRules): string {
  return `${objectPrefix}/${objectKey(job, template)}`;
}

function withProvenance({ data, ...event }: CloudEvent, { unconfirmed = [], ...others }: Provenance): CloudEvent {
  return { ...event, ...others, ...(unconfirmed.length > 0 && { unconfirmed: unconfirmed.join(' ') }), data };
}

/** Two records have the same content if they are the same without their provenance. */
function identityOf(content: Buffer) {
  return {
    get digest() {
      return sha256(content);
    },
    // Nearly every repeat has the same bytes, and nothing in them has to be looked for then.
    of: (stored: Buffer) => sha256(stored.equals(content) ? content : contentOf(stored)),
  };
}

/** The content of stored bytes: without the provenance, if they are a record that has one. */
function contentOf(stored: Buffer): Buffer {
  try {
    // What is no record has none of these, or is not what is looked for.
    const { confirmed, unconfirmed, origin, ...event } = JSON.parse(stored.toString()) as Partial<CloudEvent>;
    return (confirmed ?? unconfirmed ?? origin) ? bytesOf(event) : stored;
  } catch {
    return stored;
  }
}

/** Hex. */
function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The same event for a queue that cannot take it whole: without `data`, with `dataref`, the place where all of it lies. */
export function withoutData(record: JobRecord, dataref: string): JobRecord {
  // It is read back, and not made again, so that its provenance stays with it: `body` is always the JSON of an event.
  const { data, ...event } = JSON.parse(record.body.toString()) as CloudEvent;
  return { ...record, body: bytesOf({ ...event, dataref }) };
}

/**
 * The record of an event in conflict: another event with its id, but other content, came before. It gets a key and an id of
 * its own, made of its content, so that a consumer that drops repeats does not drop it, and so that it meets itself when it
 * comes again.
 */
function conflictOf({ job, id, key, identity, provenance }: JobRecord): JobRecord {
  const mark = `conflict-${identity.digest.slice(0, CONFLICT_DIGEST_LENGTH)}`;
  return recordOf(job, { ...cloudEvent(job), id: `${id}:${mark}` }, `${key}.${mark}`, provenance);
}

const CONFLICT_DIGEST_LENGTH = 8;

function bytesOf(event: object): Buffer {
  return Buffer.from(`${JSON.stringify(event)}\n`);
}
