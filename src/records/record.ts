import type { Job } from '../callback/job';
import { uriComponent } from '../foundation/percent-encoding';
import { objectKey } from './object-key';
import { rfc3339 } from './time';

/** CloudEvents 1.0, structured mode, plus scalar extensions that let a consumer route without opening `data`. */
export interface CloudEvent {
  readonly specversion: '1.0';
  /** `<JobId>:<State>`, `<RunId>:<EventName>:<State>`: the same for every re-send of one event, different for every other event of the source. */
  readonly id: string;
  readonly source: string;
  /** The vendor's EventName under the vendor's domain: `com.tencentcloud.ci.TaskFinish`. */
  readonly type: string;
  readonly subject: string;
  /** The vendor's end time, RFC 3339; absent when the body has none that can be read. */
  readonly time?: string;
  readonly datacontenttype: 'application/json';
  readonly kind: string;
  readonly name: string;
  readonly state: string;
  /** Extension: `false` when the receiver has no schema for this name. */
  readonly known: boolean;
  /** Extension: JSON paths of nodes that no schema describes, separated by a space. */
  readonly unknownfields?: string;
  /** Extension, only with `VALIDATION=report` or for a name that is not known: what in `data` does not fit the schema of its family. */
  readonly faults?: string;
  readonly data: object;
}

/** A job ready to be written: the event, its bytes and their name. */
export interface JobRecord {
  readonly job: Job;
  readonly id: string;
  readonly key: string;
  readonly partitionKey: string;
  readonly body: Buffer;
  readonly contentType: 'application/cloudevents+json';
}

/** How the object key of a record is made. */
export interface KeyRules {
  readonly objectPrefix: string;
  readonly objectKey: string;
}

/** Makes the record of a job from the payload alone, so that the same callback always gives the same bytes. */
export function createRecord(job: Job, { objectPrefix, objectKey: template }: KeyRules): JobRecord {
  const event = cloudEvent(job);
  return {
    job,
    id: event.id,
    key: `${objectPrefix}/${objectKey(job, template)}`,
    partitionKey: job.id,
    body: Buffer.from(`${JSON.stringify(event)}\n`),
    contentType: 'application/cloudevents+json',
  };
}

/** The same event for a queue that cannot take it whole: without `data`, with `dataref`, the place where all of it lies. */
export function withoutData(record: JobRecord, dataref: string): JobRecord {
  const { data, ...event } = cloudEvent(record.job);
  return { ...record, body: Buffer.from(`${JSON.stringify({ ...event, dataref })}\n`) };
}

/** The event of a job, as it stands in the record. */
export function cloudEvent(job: Job): CloudEvent {
  const time = rfc3339(job.endedAt) ?? rfc3339(job.createdAt);
  return {
    specversion: '1.0',
    id: idOf(job),
    source: sourceOf(job),
    type: `com.tencentcloud.ci.${job.eventName}`,
    subject: `${job.kind === 'workflow' ? 'workflowexecution' : 'jobs'}/${job.id}`,
    ...(time !== undefined && { time }),
    datacontenttype: 'application/json',
    kind: job.kind,
    name: job.name,
    state: job.state,
    known: job.known,
    ...(job.unknownFields.length > 0 && { unknownfields: job.unknownFields.join(' ') }),
    ...(job.issues.length > 0 && { faults: job.issues.map(({ message }) => message).join(' ') }),
    data: job.data,
  };
}

/** A workflow tells its start and its end under one RunId, so there the event is part of the id. */
function idOf({ kind, id, eventName, state, part }: Job): string {
  const pieces = [id, kind === 'workflow' ? eventName : undefined, state, part];
  return pieces.filter((piece) => piece !== undefined).join(':');
}

/** The bucket's Cloud Infinite host, as far as the body names it, and the queue: a URI reference. */
function sourceOf({ bucket, region, queueId }: Job): string {
  const host =
    bucket !== undefined && region !== undefined ? `${uriComponent(bucket)}.ci.${uriComponent(region)}.` : 'ci.';
  return `//${host}myqcloud.com${queueId === undefined ? '' : `/queues/${uriComponent(queueId)}`}`;
}
