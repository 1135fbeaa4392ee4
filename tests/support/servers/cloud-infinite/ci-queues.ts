import { choiceOf, idsOf, invalid, numberOf, Refused } from './ci-exchange';
import type { CiContext, CiQuestion } from './ci-exchange';
import { checkNotifyConfig, storedNotifyConfig } from './ci-notify-config';
import { readPutBody, requiredChild, requiredText, updated } from './ci-put-body';
import { QUEUE_PATHS } from './ci-state';
import type { QueuePath } from './ci-state';
import { element, elementOf, textIn } from './xml-text';
import type { Element } from './xml-text';

/** Fields of a queue that no update changes. */
const OWN_FIELDS = ['QueueId', 'MaxSize', 'MaxConcurrent', 'Category', 'BucketId', 'CreateTime'];

/** Queues of documents and speech: short names and URLs, and another way to say which ids are unknown. */
const OLDER_PATHS: readonly QueuePath[] = ['asrqueue', 'docqueue'];

export const isQueuePath = (path: string): path is QueuePath => QUEUE_PATHS.some((known) => known === path);

/** `GET /queue` and its like. */
export function listOfQueues(path: QueuePath, { query }: CiQuestion, { state, requestId }: CiContext): string {
  const wantedState = query.has('state') ? choiceOf(query, 'state', ['Active', 'Paused']) : undefined;
  const category =
    path === 'queue' ? choiceOf(query, 'category', ['Transcoding', 'SpeedTranscoding', 'CateAll']) : 'CateAll';
  const listed = [...state.queues[path]].filter(
    ([, xml]) =>
      (wantedState === undefined || textIn(xml, 'State') === wantedState) &&
      (category === 'CateAll' || (textIn(xml, 'Category') ?? 'Transcoding') === category),
  );
  const list = query.get('queueIds') ?? '';
  if (list === '') return elementOf('Response', pageByNumber(listed, 'QueueList', query, requestId));

  const ids = idsOf(list);
  const found = listed.filter(([id]) => ids.includes(id));
  const unknown = ids.filter((id) => !found.some(([known]) => known === id));
  const nonExist = OLDER_PATHS.includes(path)
    ? elementOf('NonExistPIDs', unknown.map((id) => element('QueueID', id)).join(''))
    : unknown.map((id) => element('NonExistPIDs', id)).join('');
  return elementOf(
    'Response',
    element('RequestId', requestId) +
      element('TotalCount', found.length) +
      found.map(([, xml]) => elementOf('QueueList', xml)).join('') +
      (unknown.length > 0 ? nonExist : ''),
  );
}

/** `PUT /queue/<id>` and its like. */
export function updateQueue(path: QueuePath, id: string, question: CiQuestion, context: CiContext): string {
  const { state, modes, now, requestId } = context;
  const request = readPutBody(question);
  const isOlder = OLDER_PATHS.includes(path);
  requiredText(request, 'Name', isOlder ? 100 : 128);
  const queueState = requiredText(request, 'State', 128);
  if (!['Active', 'Paused'].includes(queueState)) throw invalid(`State is ${queueState}`);
  const config = requiredChild(request, 'NotifyConfig');
  checkNotifyConfig(config, {
    modes,
    events: ['TaskFinish', 'WorkflowFinish', ...(path === 'docqueue' ? ['TransCodingFinish'] : [])],
    ...(isOlder ? { longest: 100 } : {}),
  });
  // The pages spell it QueueID, their samples QueueId, and the newest page has neither.
  const other = request.children.find(({ name, text }) => /^queueid$/i.test(name) && text.trim() !== id);
  if (other !== undefined) throw invalid(`${other.name} is not the id in the path`);

  const stored = state.queues[path].get(id);
  // The page of error codes gives no status for this one.
  if (stored === undefined) throw new Refused(404, 'QueueNotFound', 'no such queue');
  const body = request.children
    .filter(({ name }) => name !== 'QueueID')
    .map((child): Element => (child === config ? { ...config, raw: storedNotifyConfig(config) } : child));
  const queue = updated(stored, body, OWN_FIELDS, now);
  state.queues[path].set(id, queue);
  return elementOf('Response', element('RequestId', requestId) + elementOf('Queue', queue));
}

/** One page of a list that is read by page numbers. The largest page is not published; over 100 is refused here. */
export function pageByNumber(
  entries: readonly (readonly [id: string, xml: string])[],
  name: string,
  query: CiQuestion['query'],
  requestId: string,
): string {
  const number = numberOf(query, 'pageNumber', 1);
  const size = numberOf(query, 'pageSize', 10, 100);
  const page = entries.slice((number - 1) * size, number * size);
  return (
    element('RequestId', requestId) +
    element('TotalCount', entries.length) +
    element('PageNumber', number) +
    element('PageSize', size) +
    page.map(([, xml]) => elementOf(name, xml)).join('')
  );
}
