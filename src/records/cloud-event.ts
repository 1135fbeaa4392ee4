import type { Job } from '../callback/job';
import { uriComponent } from '../foundation/percent-encoding';
import { rfc3339 } from './time';

/** CloudEvents 1.0, structured mode, plus scalar extensions that let a consumer route without opening `data`. */
export interface CloudEvent {
  readonly specversion: '1.0';
  /**
   * `<JobId>:<State>`, `<RunId>:<EventName>:<State>`: the same for every re-send of one event, different for every other
   * event of the source. An event that is in conflict with an earlier one of the same id has `:conflict-<digest>` behind it.
   */
  readonly id: string;
  /** The Cloud Infinite host of the bucket, as far as the body names it, and the queue. */
  readonly source: string;
  /** The vendor's EventName under the vendor's domain: `com.tencentcloud.ci.TaskFinish`. */
  readonly type: string;
  readonly subject: string;
  /**
   * When the job ended, else when it was created, as the vendor says, RFC 3339. A moderation in the `Detail` form has only the
   * time of creation. Absent when the body has no time that can be read.
   */
  readonly time?: string;
  readonly datacontenttype: 'application/json';
  /** The schema that `data` was checked against, by the `$id` of the exported schemas. */
  readonly dataschema: string;
  readonly kind: string;
  readonly name: string;
  readonly state: string;
  /** Extension: `false` when the receiver has no schema for this name. */
  readonly known: boolean;
  /** Extension: JSON paths, from `$` for `data`, of nodes that no schema describes, separated by a space. */
  readonly unknownfields?: string;
  /** Extension: what in `data` does not fit its schema, as sentences. The nodes are in `data` as they came. */
  readonly faults?: string;
  /** Extension: Cloud Infinite was asked about the job, and said the same. */
  readonly confirmed?: true;
  /** Extension: JSON paths, from `$` for `data`, of nodes that Cloud Infinite said nothing of, separated by a space. */
  readonly unconfirmed?: string;
  /** Extension: the callback never came, and the job was found in the lists of Cloud Infinite. */
  readonly origin?: 'reconciled';
  readonly data: object;
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
    dataschema: job.schema,
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
  const host = [bucket, 'ci', bucket === undefined ? undefined : region, 'myqcloud.com']
    .filter((label) => label !== undefined)
    .map(uriComponent)
    .join('.');
  return `//${host}${queueId === undefined ? '' : `/queues/${uriComponent(queueId)}`}`;
}
