import { idsOf, invalid, Refused } from './ci-exchange';
import type { CiContext, CiQuestion } from './ci-exchange';
import { isJobPath, jobsById, listOfJobs, listOfRuns, runById } from './ci-jobs';
import { isQueuePath, listOfQueues, updateQueue } from './ci-queues';
import { MODERATION_KINDS } from './ci-state';
import { listOfWorkflows, updateWorkflow } from './ci-workflows';
import { element, elementOf } from './xml-text';

/** The XML that answers a request, empty for a change without an answer. Throws `Refused`. */
export function answerTo(question: CiQuestion, context: CiContext): string {
  const { method, headers, path } = question;
  const [root, first = '', second, third, ...more] = path.split('/');
  if (root !== '' || second === '' || third === '' || more.length > 0) throw noSuchPath(question);
  if (method === 'GET') {
    if (third !== undefined) return moderation(first, second ?? '', third, question, context);
    return second === undefined ? listOf(first, question, context) : oneOf(first, second, question, context);
  }
  if (method !== 'PUT') throw new Refused(501, 'NotImplemented', `${method} is not implemented`);
  if (!headers.has('content-length')) throw new Refused(411, 'MissingContentLength', 'Content-Length is missing');
  if (second === undefined || third !== undefined) throw noSuchPath(question);
  if (isQueuePath(first)) return updateQueue(first, second, question, context);
  if (first === 'workflow') return updateWorkflow(second, question, context);
  throw noSuchPath(question);
}

function listOf(path: string, question: CiQuestion, context: CiContext): string {
  if (isJobPath(path)) return listOfJobs(path, question, context);
  if (isQueuePath(path)) return listOfQueues(path, question, context);
  if (path === 'workflow') return listOfWorkflows(question, context);
  if (path === 'workflowexecution') return listOfRuns(question, context);
  throw noSuchPath(question);
}

function oneOf(path: string, ids: string, question: CiQuestion, context: CiContext): string {
  if (isJobPath(path)) return jobsById(path, ids, context);
  if (path === 'workflowexecution') return runById(ids, context);
  throw noSuchPath(question);
}

/** `GET /image/auditing/<id>` and its like, and `GET /virus/detect/<id>`: one job, and XML although callbacks are JSON. */
function moderation(path: string, action: string, id: string, question: CiQuestion, context: CiContext): string {
  const kind = MODERATION_KINDS.find((one) => one === path);
  if (kind === undefined || action !== (kind === 'virus' ? 'detect' : 'auditing')) throw noSuchPath(question);
  if (idsOf(id).length > 1) throw invalid('one id is asked for at a time');
  const xml = context.state.moderations[kind].get(id);
  if (xml === undefined) throw new Refused(404, 'AuditingJobNotFound', 'the job does not exist');
  return elementOf('Response', elementOf('JobsDetail', xml) + element('RequestId', context.requestId));
}

const noSuchPath = ({ method, path }: CiQuestion) => new Refused(404, 'InvalidUrl', `${method} ${path} is not there`);
