import type { CiClient } from '../../cloud-infinite/ci-client';
import { WHOLE_LIST } from '../../cloud-infinite/list-owners';
import { asCallbackError } from '../../foundation/errors';
import { callbackIn } from './callback-address';
import type { CallbackAddress } from './callback-address';
import { listPages } from './list-pages';
import type { ListedItem, PagedList } from './list-pages';
import { QUEUE_KINDS } from './queue-kinds';
import { textAt } from './xml-edit';
import type { XmlPath } from './xml-edit';

/** What sends callbacks: a queue or a workflow, as it was listed. */
export interface Target {
  readonly client: CiClient;
  /** The name of a kind of queue, or `workflow`. */
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  /** `Active` or `Paused`. */
  readonly state: string;
  /** `undefined` for a workflow that leaves callbacks to its queues. */
  readonly callback: CallbackAddress | undefined;
  /** All that is in it, as it was written. */
  readonly xml: string;
  readonly place: TargetPlace;
}

/** Where targets of a kind are listed, read and changed, and what is known of them. */
export interface TargetPlace {
  readonly list: PagedList;
  /** The parameter that asks for some ids only. */
  readonly ids: string;
  /** Where the NotifyConfig is. */
  readonly callback: XmlPath;
  /** Elements around what is sent, outermost first. */
  readonly body: readonly [string, ...string[]];
  /** Whether the id stands in the body as `QueueID`, too. */
  readonly hasIdInBody: boolean;
  readonly mayAddFormat: boolean;
  readonly longestUrl: number;
}

export interface Targets {
  readonly queues: readonly Target[];
  readonly workflows: readonly Target[];
  /** What is not there to be listed, and why that is no fault. */
  readonly notes: readonly string[];
  /** What could not be listed. */
  readonly failures: readonly string[];
}

const QUEUE_PLACES = QUEUE_KINDS.map(({ name, path, isModern, longestUrl }) => ({
  kind: name,
  place: {
    list: { path, query: WHOLE_LIST[path] ?? {}, item: 'QueueList', id: 'QueueId' },
    ids: 'queueIds',
    callback: ['NotifyConfig'],
    body: ['Request'],
    hasIdInBody: !isModern,
    mayAddFormat: isModern,
    longestUrl,
  } satisfies TargetPlace,
}));

const WORKFLOWS = {
  kind: 'workflow',
  place: {
    list: { path: 'workflow', query: {}, item: 'MediaWorkflowList', id: 'WorkflowId' },
    ids: 'ids',
    callback: ['Topology', 'Nodes', 'Start', 'Input', 'NotifyConfig'],
    body: ['Request', 'MediaWorkflow'],
    hasIdInBody: false,
    mayAddFormat: true,
    longestUrl: Infinity,
  } satisfies TargetPlace,
};

/** Every queue and workflow of the buckets. One list that cannot be had does not keep the others from being read. */
export async function listTargets(clients: readonly CiClient[]): Promise<Targets> {
  const queues: Target[] = [];
  const workflows: Target[] = [];
  const notes: string[] = [];
  const failures: string[] = [];
  for (const client of clients) {
    for (const { kind, place } of [...QUEUE_PLACES, WORKFLOWS]) {
      try {
        const items = await listPages(client, place.list);
        if (items === 'not enabled')
          notes.push(`${client.bucket} has no ${nameOf(kind)}: the service is not enabled there.`);
        else
          (kind === WORKFLOWS.kind ? workflows : queues).push(
            ...items.map((item) => target(client, kind, place, item)),
          );
      } catch (error) {
        failures.push(asCallbackError(error).message);
      }
    }
  }
  return { queues, workflows, notes, failures };
}

function nameOf(kind: string): string {
  return kind === WORKFLOWS.kind ? 'workflows' : `${kind} queues`;
}

function target(client: CiClient, kind: string, place: TargetPlace, { id, xml }: ListedItem): Target {
  const callback = callbackIn(xml, place.callback);
  return {
    client,
    kind,
    id,
    name: textAt(xml, ['Name']) ?? '',
    state: textAt(xml, ['State']) ?? '',
    callback,
    xml,
    place,
  };
}
