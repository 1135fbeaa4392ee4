import { readConfiguration } from '../../../src/configuration/configuration';
import type { Environment } from '../../../src/schemas/variable';
import { policyFor } from '../../../src/tools/policy/policy-for';
import type { Owner } from '../../../src/tools/policy/policy-for';
import { policyNotes } from '../../../src/tools/policy/policy-notes';

const COS = { COS_BUCKET: 'results-1250000000', COS_REGION: 'ap-guangzhou' };
const CI = { CI_BUCKETS: 'video-1250000001@ap-shanghai,image-1250000001@ap-beijing' };
const QUEUE = { SINKS: 'rabbitmq', RABBITMQ_URL: 'amqps://a:b@c/d', RABBITMQ_ROUTING_KEY: 'e' };

function policyOf(owner: Owner, given: Environment) {
  const environment = { AUTH: 'none', ...given };
  const configuration = readConfiguration(environment);
  const policy = policyFor(owner, configuration, environment);
  return { policy, notes: policyNotes(owner, configuration, policy) };
}

/** Each action with where it is allowed, in the order of the statements. */
const rightsOf = (owner: Owner, given: Environment): string[] =>
  policyOf(owner, given).policy.statement.flatMap(({ action, resource }) =>
    action.flatMap((one) => resource.map((where) => `${one} ${where}`)),
  );
const actionsOf = (owner: Owner, given: Environment): string[] =>
  policyOf(owner, given).policy.statement.flatMap(({ action }) => action);

const OBJECTS = 'qcs::cos:ap-guangzhou:uid/1250000000:results-1250000000';
const WRITE = [`name/cos:PutObject ${OBJECTS}/cloud-infinite/*`, `name/cos:HeadObject ${OBJECTS}/cloud-infinite/*`];
const CURSOR = `name/cos:GetObject ${OBJECTS}/cloud-infinite/_reconcile/*`;
const OPERATE = [
  `name/cos:GetBucket ${OBJECTS}/cloud-infinite/_dead-letters/*`,
  `name/cos:GetObject ${OBJECTS}/cloud-infinite/_dead-letters/*`,
  `name/cos:DeleteObject ${OBJECTS}/cloud-infinite/_dead-letters/*`,
  `name/cos:DeleteObject ${OBJECTS}/cloud-infinite/_doctor/*`,
  `name/cos:GetBucketVersioning ${OBJECTS}/*`,
];

describe('in the bucket and in queues', () => {
  it.each<{ owner: Owner; given: Environment; rights: string[] }>([
    { owner: 'function', given: COS, rights: WRITE },
    {
      owner: 'function',
      given: { ...COS, OBJECT_PREFIX: 'a/b' },
      rights: [`name/cos:PutObject ${OBJECTS}/a/b/*`, `name/cos:HeadObject ${OBJECTS}/a/b/*`],
    },
    { owner: 'function', given: { ...COS, ...QUEUE }, rights: WRITE },
    { owner: 'function', given: { ...COS, ...QUEUE, DEAD_LETTERS: 'rabbitmq' }, rights: [] },
    { owner: 'function', given: QUEUE, rights: [] },
    { owner: 'function', given: { FILE_DIRECTORY: '/mnt' }, rights: [] },
    { owner: 'operator', given: COS, rights: [...WRITE, ...OPERATE] },
    { owner: 'operator', given: QUEUE, rights: [] },
    {
      owner: 'function',
      given: { SINKS: 'cmq', CMQ_QUEUE: 'jobs', CMQ_REGION: 'ap-guangzhou' },
      rights: ['tdmq:SendCmqMsg qcs::tdmq:ap-guangzhou::queue/jobs'],
    },
    {
      owner: 'operator',
      given: { ...COS, SINKS: 'cmq', CMQ_TOPIC: 'jobs' },
      rights: [...WRITE, ...OPERATE, 'tdmq:PublishCmqMsg qcs::tdmq:ap-guangzhou::topic/jobs'],
    },
  ])('the $owner may do no more than it does, with $given', ({ owner, given, rights }) => {
    expect(rightsOf(owner, given)).toEqual(rights);
  });

  it.each<{ owner: Owner; given: Environment; reads: boolean }>([
    { owner: 'function', given: { ...COS, ...CI, CONFIRM: 'on' }, reads: false },
    { owner: 'function', given: { ...COS, ...CI, RECONCILE: 'on' }, reads: true },
    { owner: 'operator', given: { ...COS, ...CI }, reads: true },
    { owner: 'operator', given: COS, reads: false },
  ])('the $owner reads where a reconciliation is: $reads, with $given', ({ owner, given, reads }) => {
    expect(rightsOf(owner, given).includes(CURSOR)).toBe(reads);
  });
});

describe('in Cloud Infinite', () => {
  const isOfCi = (action: string) => action.startsWith('ci:');

  it.each<{ given: Environment }>([
    { given: { ...COS, ...CI } },
    { given: COS },
    { given: { ...COS, ...CI, CONFIRM: 'off' } },
  ])('the function may do nothing with $given', ({ given }) => {
    expect(actionsOf('function', given).filter(isOfCi)).toEqual([]);
  });

  const RUNS = 'ci:DescribeMediaWorkflowExecutions';
  const BY_ID = [
    ...['ci:DescribeMediaJob', 'ci:DescribePicProcessJob', 'ci:DescribeAsrJob', 'ci:DescribeDocProcessJob', RUNS],
    ...['ci:DescribeAuditingPictureJob', 'ci:DescribeAuditingJobs', 'ci:DescribeAuditingAudioJob'],
    ...['ci:DescribeAuditingTextJob', 'ci:DescribeAuditingDocumentJob', 'ci:DescribeAuditingWebpageJob'],
  ];
  const LISTS = [
    ...['ci:DescribeMediaJobs', 'ci:DescribeDocProcessJobs', 'ci:DescribeMediaQueues', 'ci:DescribePicProcessQueues'],
    ...['ci:DescribeAsrQueues', 'ci:DescribeDocProcessQueues', 'ci:DescribeFileProcessQueues'],
    'ci:DescribeMediaWorkflows',
  ];

  it.each([
    { switches: { CONFIRM: 'on' }, actions: BY_ID },
    { switches: { RECONCILE: 'on' }, actions: [RUNS, ...LISTS] },
    { switches: { CONFIRM: 'on', RECONCILE: 'on' }, actions: [...BY_ID, ...LISTS] },
  ])('the function may only ask, with $switches', ({ switches, actions }) => {
    expect(actionsOf('function', { ...COS, ...CI, ...switches }).filter(isOfCi)).toEqual(actions);
  });

  it('is allowed for the served buckets and no other', () => {
    const { policy } = policyOf('function', { ...COS, ...CI, CONFIRM: 'on' });
    expect(policy.statement.at(-1)?.resource).toEqual([
      'qcs::ci:ap-shanghai:uid/1250000001:bucket/video-1250000001/*',
      'qcs::ci:ap-beijing:uid/1250000001:bucket/image-1250000001/*',
    ]);
  });

  it('the operator may also list and change queues and workflows, whatever the function asks', () => {
    const actions = actionsOf('operator', { ...COS, ...CI });
    expect(actions).toEqual(expect.arrayContaining([...BY_ID, ...LISTS]));
    expect(actions.filter((action) => action.startsWith('ci:Update'))).toEqual([
      ...['ci:UpdateMediaQueue', 'ci:UpdatePicProcessQueue', 'ci:UpdateAiProcessQueue', 'ci:UpdateAsrQueue'],
      ...['ci:UpdateDocProcessQueue', 'ci:UpdateFileProcessQueue', 'ci:UpdateMediaWorkflow'],
    ]);
  });

  it('nobody may do all', () => {
    const all = [...rightsOf('operator', { ...COS, ...CI }), ...rightsOf('function', { ...COS, ...CI, CONFIRM: 'on' })];
    expect(all.filter((right) => right.split(' ')[0]?.includes('*'))).toEqual([]);
  });
});

describe('the notes', () => {
  it.each<{ what: string; owner: Owner; given: Environment; says: string }>([
    { what: 'that nothing is needed', owner: 'function', given: QUEUE, says: 'nothing has to be allowed' },
    { what: 'how listing may fail', owner: 'operator', given: COS, says: 'if a listing is refused (403)' },
    {
      what: 'that CMQ is not proven',
      owner: 'function',
      given: { SINKS: 'cmq', CMQ_QUEUE: 'jobs', CMQ_REGION: 'gz' },
      says: 'It is not proven that CMQ checks them',
    },
    {
      what: 'which request has no known action',
      owner: 'function',
      given: { ...COS, ...CI, CONFIRM: 'on' },
      says: 'GET /file_jobs/* needs was not found',
    },
    {
      what: 'the same of a queue',
      owner: 'operator',
      given: { ...COS, ...CI },
      says: 'GET /ai_queue needs was not found',
    },
    { what: 'what to allow then', owner: 'operator', given: { ...COS, ...CI }, says: 'allow ci:Describe* for a GET' },
  ])('say $what', ({ owner, given, says }) => {
    expect(policyOf(owner, given).notes.join('\n')).toContain(says);
  });

  it('are none where all is known', () => {
    expect(policyOf('function', COS).notes).toEqual([]);
  });
});
