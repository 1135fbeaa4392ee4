import { askAt, moderationPlacesOf } from '../../cloud-infinite/asking';
import type { CiClient } from '../../cloud-infinite/ci-client';
import { deadlineIn } from '../../foundation/deadline';
import type { Deadline } from '../../foundation/deadline';
import type { ParsedNode } from '../../parse/parsed-value';
import { failed, settleJobs } from '../../reconciliation/settle-page';
import type { Work } from '../../reconciliation/settle-page';
import { emptyTally } from '../../reconciliation/tally';
import type { Tally } from '../../reconciliation/tally';
import type { ModerationId } from './moderation-ids';
import { LONGEST_SEARCH_MS } from './run-by-hand';
import type { HandTools } from './run-by-hand';

/**
 * Asks for each moderation, and delivers what has ended and has no record, in the `Detail` form. A moderation that no served
 * bucket knows has failed.
 */
export async function settleModerations(
  ids: readonly ModerationId[],
  { clients, ports }: HandTools,
  onAsked: (id: ModerationId) => void,
): Promise<Tally> {
  const tally = emptyTally();
  const asking = deadlineIn(LONGEST_SEARCH_MS);
  const work: Work = { ports, tally, now: Date.now(), asking };
  for (const one of ids) {
    tally.asked += 1;
    try {
      await settleModeration(one, clients, work);
    } catch (error) {
      failed(work, `${one.event} ${one.id}`, error);
    }
    onAsked(one);
  }
  return tally;
}

async function settleModeration(one: ModerationId, clients: readonly CiClient[], work: Work): Promise<void> {
  const { event, id } = one;
  const { tally, ports, asking } = work;
  for (const client of clients) {
    tally.requests += 1;
    const node = await nodeOf(one, client, asking);
    if (!node) continue;
    tally.listed += 1;
    const [job] = ports.readJobs({
      EventName: event,
      JobsDetail: { BucketId: client.bucket, ...regionOf(client), ...node },
    });
    if (job) await settleJobs({ client, name: event }, [{ job, node, isWhole: true }], work);
    return;
  }
  failed(work, `${event} ${id}`, 'no bucket of CI_BUCKETS knows it; results are kept for one to three months.');
}

const regionOf = ({ region }: CiClient) => ({ Region: region });

async function nodeOf(
  { event, id }: ModerationId,
  client: CiClient,
  asking: Deadline,
): Promise<ParsedNode | undefined> {
  for (const place of moderationPlacesOf(event) ?? []) {
    const answered = await askAt(client, place, [id], asking);
    if ('refusal' in answered) throw answered.refusal;
    const node = answered.known.get(id);
    if (node) return node;
  }
  return undefined;
}
