import { idsOf, invalid, Refused } from './ci-exchange';
import type { CiContext, CiQuestion } from './ci-exchange';
import { checkNotifyConfig, storedNotifyConfig } from './ci-notify-config';
import { readPutBody, requiredChild, requiredText, updated, withChild } from './ci-put-body';
import { pageByNumber } from './ci-queues';
import { ciTime } from './ci-state';
import { childOf, element, elementOf, textIn } from './xml-text';
import type { Element } from './xml-text';

/** Fields of a workflow that no update changes; its state is changed by `?active` and `?paused` only. */
const OWN_FIELDS = ['WorkflowId', 'State', 'BucketId', 'CreateTime'];

/** `GET /workflow`. */
export function listOfWorkflows({ query }: CiQuestion, { state, requestId }: CiContext): string {
  const name = query.get('name');
  const named = [...state.workflows].filter(([, xml]) => name === undefined || textIn(xml, 'Name') === name);
  const list = query.get('ids') ?? '';
  const ids = list === '' ? undefined : idsOf(list);
  const found = ids === undefined ? named : named.filter(([id]) => ids.includes(id));
  const unknown = (ids ?? []).filter((id) => !found.some(([known]) => known === id));
  return elementOf(
    'Response',
    pageByNumber(found, 'MediaWorkflowList', query, requestId) +
      unknown.map((id) => element('NonExistIDs', id)).join(''),
  );
}

/** `PUT /workflow/<id>`: a whole replacement or, with `?active` or `?paused`, a change of state. */
export function updateWorkflow(id: string, question: CiQuestion, context: CiContext): string {
  const { state, modes, now, requestId } = context;
  const stored = state.workflows.get(id);
  if (stored === undefined) throw new Refused(400, 'ResourceNotFound', 'no such workflow');
  const change = ['active', 'paused'].find((name) => question.query.has(name));
  if (change !== undefined) {
    if (question.body !== '') throw invalid(`?${change} takes no body`);
    const changed = withChild(stored, 'State', change === 'active' ? 'Active' : 'Paused');
    state.workflows.set(id, withChild(changed, 'UpdateTime', ciTime(now)));
    return '';
  }

  if (textIn(stored, 'State') === 'Active') {
    throw new Refused(403, 'ActiveWorkflowForbiddenUpdate', 'an active workflow cannot be updated');
  }
  const workflow = requiredChild(readPutBody(question), 'MediaWorkflow');
  requiredText(workflow, 'Name', 128);
  const topology = requiredChild(workflow, 'Topology');
  requiredChild(topology, 'Dependencies');
  const config = childOf(requiredChild(topology, 'Nodes'), 'Start', 'Input', 'NotifyConfig');
  if (config !== undefined)
    checkNotifyConfig(config, { modes, events: ['TaskFinish', 'WorkflowFinish', 'WorkflowStart'] });
  const body = workflow.children.map((child): Element =>
    child === topology && config !== undefined ? withNotifyConfig(topology, config) : child,
  );
  const after = updated(stored, body, OWN_FIELDS, now);
  state.workflows.set(id, after);
  return elementOf('Response', element('RequestId', requestId) + elementOf('MediaWorkflow', after));
}

/** The topology as it is stored: a NotifyConfig without State is off; every other byte stays. */
function withNotifyConfig(topology: Element, config: Element): Element {
  const before = topology.raw.slice(0, config.start - topology.start);
  const after = topology.raw.slice(config.end - topology.start);
  return { ...topology, raw: before + storedNotifyConfig(config) + after };
}
