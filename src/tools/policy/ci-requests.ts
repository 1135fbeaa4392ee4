/** What a request to Cloud Infinite is for. */
export type CiUse = 'confirm' | 'reconcile' | 'connect';

export interface CiRequestRight {
  /** Method and path, `*` in the place of ids. */
  readonly request: string;
  /** Its action in CAM; `undefined` where no page and no SDK names it. */
  readonly action: string | undefined;
  readonly uses: readonly CiUse[];
}

/**
 * Every request to Cloud Infinite that the function and the commands send. The actions are those of the vendor's page on
 * authorisation and of the pages of the requests, as of 2025: https://github.com/tencentyun/intlcloud-documents.
 */
export const CI_REQUESTS: readonly CiRequestRight[] = [
  { request: 'GET /jobs/*', action: 'DescribeMediaJob', uses: ['confirm'] },
  { request: 'GET /pic_jobs/*', action: 'DescribePicProcessJob', uses: ['confirm'] },
  { request: 'GET /asr_jobs/*', action: 'DescribeAsrJob', uses: ['confirm'] },
  { request: 'GET /ai_jobs/*', action: undefined, uses: ['confirm'] },
  { request: 'GET /doc_jobs/*', action: 'DescribeDocProcessJob', uses: ['confirm'] },
  { request: 'GET /file_jobs/*', action: undefined, uses: ['confirm'] },
  { request: 'GET /workflowexecution/*', action: 'DescribeMediaWorkflowExecutions', uses: ['confirm', 'reconcile'] },
  moderation('image', 'DescribeAuditingPictureJob'),
  // Live streams too: their jobs are asked at the same path.
  moderation('video', 'DescribeAuditingJobs'),
  moderation('audio', 'DescribeAuditingAudioJob'),
  moderation('text', 'DescribeAuditingTextJob'),
  moderation('document', 'DescribeAuditingDocumentJob'),
  moderation('webpage', 'DescribeAuditingWebpageJob'),
  { request: 'GET /jobs', action: 'DescribeMediaJobs', uses: ['reconcile'] },
  { request: 'GET /doc_jobs', action: 'DescribeDocProcessJobs', uses: ['reconcile'] },
  { request: 'GET /workflowexecution', action: 'DescribeMediaWorkflowExecutions', uses: ['reconcile'] },
  ...queues('queue', 'DescribeMediaQueues', 'UpdateMediaQueue'),
  ...queues('picqueue', 'DescribePicProcessQueues', 'UpdatePicProcessQueue'),
  ...queues('ai_queue', undefined, 'UpdateAiProcessQueue'),
  ...queues('asrqueue', 'DescribeAsrQueues', 'UpdateAsrQueue'),
  ...queues('docqueue', 'DescribeDocProcessQueues', 'UpdateDocProcessQueue'),
  ...queues('file_queue', 'DescribeFileProcessQueues', 'UpdateFileProcessQueue'),
  ...queues('workflow', 'DescribeMediaWorkflows', 'UpdateMediaWorkflow'),
  // A workflow has to be paused while it is changed.
  { request: 'PUT /workflow/*?paused', action: undefined, uses: ['connect'] },
  { request: 'PUT /workflow/*?active', action: undefined, uses: ['connect'] },
];

function moderation(kind: string, action: string): CiRequestRight {
  return { request: `GET /${kind}/auditing/*`, action, uses: ['confirm'] };
}

function queues(path: string, list: string | undefined, update: string): CiRequestRight[] {
  return [
    // Older versions of the API list jobs of one queue, and runs of one workflow, at a time.
    { request: `GET /${path}`, action: list, uses: ['reconcile', 'connect'] },
    { request: `PUT /${path}/*`, action: update, uses: ['connect'] },
  ];
}
