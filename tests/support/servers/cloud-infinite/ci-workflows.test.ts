import { ACCOUNT } from '../cos-account';
import { startCloudInfinite } from './cloud-infinite';
import type { CloudInfinite } from './cloud-infinite';
import { BUCKET, REGION } from './job-makers';
import { notifyXml, workflowXml } from './queue-makers';
import { sendSigned } from './signed-request';
import { childOf, readXml, textIn } from './xml-text';

const TOPOLOGY =
  '<Topology><Dependencies><A>B</A></Dependencies><Nodes><Start><Input>?</Input></Start></Nodes></Topology>';
const topologyWith = (input: string) => TOPOLOGY.replace('?', input);
const requestOf = (content: string) => `<Request><MediaWorkflow>${content}</MediaWorkflow></Request>`;

describe('workflows of the loopback Cloud Infinite', () => {
  let server: CloudInfinite;
  const put = async (body: string, query: Record<string, string> = {}) => {
    const answer = await sendSigned(server, { method: 'PUT', path: '/workflow/w1', query, ...(body ? { body } : {}) });
    const code = answer.body && childOf(readXml(answer.body), 'Code')?.text;
    return { ...answer, outcome: code ? `${answer.status} ${code}` : String(answer.status) };
  };
  const stored = (...path: string[]) => textIn(server.workflows.get('w1') ?? '', ...path);

  beforeEach(async () => {
    server = await startCloudInfinite({ bucket: BUCKET, region: REGION, account: ACCOUNT });
    server.workflows.set('w1', `${workflowXml({ id: 'w1', state: 'Paused' })}<Old>1</Old>`);
    server.workflows.set('w2', workflowXml({ id: 'w2', name: 'two' }));
  });
  afterEach(() => server.stop());

  it.each([
    { query: {}, ids: ['w1', 'w2'], count: '2' },
    { query: { name: 'two' }, ids: ['w2'], count: '1' },
    { query: { ids: 'w1,w9' }, ids: ['w1'], count: '1' },
    { query: { pageSize: '1', pageNumber: '2' }, ids: ['w2'], count: '2' },
  ])('lists workflows for $query', async ({ query, ids, count }) => {
    const { body } = await sendSigned(server, { path: '/workflow', query });
    const response = readXml(body);
    const listed = response.children.filter(({ name }) => name === 'MediaWorkflowList');
    expect(listed.map((workflow) => childOf(workflow, 'WorkflowId')?.text)).toEqual(ids);
    expect(childOf(response, 'TotalCount')?.text).toBe(count);
  });

  it('replaces the whole topology and the name, and keeps what is its own', async () => {
    const topology = topologyWith(`${notifyXml({ url: 'https://cb.example/ci' })}<Unknown a="1"/>`);
    const { outcome } = await put(requestOf(`<Name>new</Name><State>Active</State>${topology}`));
    expect(outcome).toBe('200');
    expect(server.workflows.get('w1')).toContain(topology);
    expect(['WorkflowId', 'Name', 'State', 'BucketId', 'Old'].map((name) => stored(name))).toEqual([
      ...['w1', 'new', 'Paused', BUCKET, undefined],
    ]);
  });

  it('turns a callback off whose State is not sent, and changes no other byte', async () => {
    const config = '<NotifyConfig><Url>https://cb.example/ci</Url></NotifyConfig>';
    await put(requestOf(`<Name>new</Name>${topologyWith(`<A/>${config}<B/>`)}`));
    const off = config.replace('</N', '<State>Off</State></N');
    expect(server.workflows.get('w1')).toContain(topologyWith(`<A/>${off}<B/>`));
  });

  it('refuses to replace an active workflow, and takes a change of its state', async () => {
    const paused = server.workflows.get('w1') ?? '';
    await expect(put('', { active: '' })).resolves.toMatchObject({ outcome: '200', body: '' });
    expect(server.workflows.get('w1')).toMatch(/<State>Active<\/State>/);
    const request = requestOf(`<Name>new</Name>${topologyWith('')}`);
    expect((await put(request)).outcome).toBe('403 ActiveWorkflowForbiddenUpdate');

    const { outcome, headers } = await put('', { paused: '' });
    expect([outcome, headers['content-length']]).toEqual(['200', '0']);
    const withoutTime = (xml = '') => xml.replace(/<UpdateTime>.*<\/UpdateTime>/, '');
    expect(withoutTime(server.workflows.get('w1'))).toBe(withoutTime(paused));
    expect((await put(request)).outcome).toBe('200');
  });

  it.each([
    { what: 'a topology', content: '<Name>new</Name>' },
    { what: 'nodes', content: '<Name>new</Name><Topology><Dependencies/></Topology>' },
    { what: 'dependencies', content: '<Name>new</Name><Topology><Nodes/></Topology>' },
    { what: 'a name', content: topologyWith('') },
    {
      what: 'an event',
      content: `<Name>new</Name>${topologyWith('<NotifyConfig><State>On</State><Type>Url</Type></NotifyConfig>')}`,
    },
    {
      what: 'a public address',
      content: `<Name>new</Name>${topologyWith(notifyXml({ url: 'http://10.0.0.1/' }))}`,
    },
  ])('refuses a workflow without $what', async ({ content }) => {
    expect((await put(requestOf(content))).outcome).toBe('400 InvalidArgument');
  });
});
