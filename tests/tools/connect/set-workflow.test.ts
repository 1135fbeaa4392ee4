import type { CiClient } from '../../../src/cloud-infinite/ci-client';
import type { PausedWorkflows } from '../../../src/tools/connect/paused-workflows';
import { setWorkflow } from '../../../src/tools/connect/set-workflow';
import type { CiFault } from '../../support/servers/cloud-infinite/ci-faults';
import type { CloudInfinite } from '../../support/servers/cloud-infinite/cloud-infinite';
import { workflowXml } from '../../support/servers/cloud-infinite/queue-makers';
import { FINE, rememberedPauses, startServedCloud, targetWith, without } from './served-cloud';

const WANTED = { url: 'https://1250000000-a.ap-guangzhou.tencentscf.com/t', format: 'JSON', keepsRest: false } as const;
const NOTIFY = { url: 'https://a.example/old', more: '<New a="1">\n<X/></New>' };
const STRANGE =
  '<SpeechRecognitionQueueId>p3</SpeechRecognitionQueueId>\r\n<!-- <Url> --><Text><![CDATA[<Url>]]>&#20320;</Text>';

let cloud: CloudInfinite;
let client: CiClient;
let paused: PausedWorkflows;
beforeEach(async () => {
  ({ cloud, client } = await startServedCloud());
  paused = rememberedPauses();
});
afterEach(() => cloud.stop());

const stored = (): string => cloud.workflows.get('w1') ?? '';
const writes = (): string[] =>
  cloud.requests.filter(({ method }) => method === 'PUT').map(({ query }) => [...query.keys()][0] ?? 'whole');
const set = async (isDry = false) => setWorkflow(await targetWith(client, 'w1'), WANTED, isDry, paused);

describe('a workflow with a callback of its own', () => {
  it('is paused, written whole and turned on again, and loses nothing', async () => {
    const before = workflowXml({ id: 'w1', notify: NOTIFY, input: STRANGE });
    cloud.workflows.set('w1', before);
    expect(await set()).toMatchObject({ outcome: 'set', details: [] });
    expect(writes()).toEqual(['paused', 'whole', 'active']);
    expect(without(stored(), ['Url', 'ResultFormat'])).toBe(without(before, ['Url', 'ResultFormat']));
    expect(stored()).toContain(`<Url>${WANTED.url}</Url>`);
    expect(stored()).toContain('<State>Active</State>');
    expect(paused.all()).toEqual([]);
  });

  it('is not turned on when it was off', async () => {
    cloud.workflows.set('w1', workflowXml({ id: 'w1', state: 'Paused', notify: NOTIFY }));
    expect(await set()).toMatchObject({ outcome: 'set' });
    expect(writes()).toEqual(['whole']);
    expect(stored()).toContain('<State>Paused</State>');
  });

  it('is not touched when it has the callback already', async () => {
    cloud.workflows.set('w1', workflowXml({ id: 'w1', notify: { ...NOTIFY, url: WANTED.url, format: 'JSON' } }));
    expect(await set()).toMatchObject({ outcome: 'already' });
    expect(writes()).toEqual([]);
  });

  it('is not touched on a dry run, which tells of the gap', async () => {
    cloud.workflows.set('w1', workflowXml({ id: 'w1', notify: NOTIFY }));
    expect(await set(true)).toMatchObject({
      outcome: 'would be set',
      details: [expect.stringContaining('up to 5 minutes')],
    });
    expect(writes()).toEqual([]);
  });

  const unlucky: readonly { what: string; faults: CiFault[]; says: string }[] = [
    { what: 'cannot be paused', faults: [403], says: '403 AccessDenied' },
    { what: 'is not written, because that is refused', faults: [FINE, FINE, 400], says: '400 InvalidArgument' },
    {
      what: 'is not written, because the connection is cut',
      faults: [FINE, FINE, 'reset', 'reset', 'reset'],
      says: 'PUT ci://',
    },
    { what: 'cannot be read while it is paused', faults: [FINE, 403], says: '403 AccessDenied' },
  ];
  it.each(unlucky)('is on again when it $what', async ({ faults, says }) => {
    const before = workflowXml({ id: 'w1', notify: NOTIFY });
    cloud.workflows.set('w1', before);
    const target = await targetWith(client, 'w1');
    cloud.faults.push(FINE, FINE, ...faults);
    const result = await setWorkflow(target, WANTED, false, paused);
    expect(result).toMatchObject({ outcome: 'failed', details: [expect.stringContaining(says)] });
    expect(without(stored(), [])).toBe(without(before, []));
    expect(paused.all()).toEqual([]);
    expect(await set()).toMatchObject({ outcome: 'set' });
  });

  it('that cannot be turned on again is remembered, named, and turned on by the next run', async () => {
    cloud.workflows.set('w1', workflowXml({ id: 'w1', notify: NOTIFY }));
    const target = await targetWith(client, 'w1');
    cloud.faults.push(FINE, FINE, FINE, FINE, FINE, 403);
    const result = await setWorkflow(target, WANTED, false, paused);
    expect(result.outcome).toBe('failed');
    expect(result.details.join(' ')).toMatch(/403 AccessDenied.*STILL PAUSED/);
    expect(paused.all()).toEqual([`ci://${cloud.bucket}/workflow/w1`]);
    expect(await set()).toMatchObject({ outcome: 'set' });
    expect(stored()).toContain('<State>Active</State>');
    expect(paused.all()).toEqual([]);
  });
});

describe('a workflow without a callback of its own', () => {
  it.each([
    { what: 'none', xml: workflowXml({ id: 'w1' }) },
    { what: 'an empty one', xml: workflowXml({ id: 'w1', input: '<NotifyConfig> </NotifyConfig>' }) },
  ])('is left alone: $what', async ({ xml }) => {
    cloud.workflows.set('w1', xml);
    expect(await set()).toMatchObject({
      outcome: 'left alone',
      details: [expect.stringContaining('the one of its queue')],
    });
    expect(writes()).toEqual([]);
  });
});
