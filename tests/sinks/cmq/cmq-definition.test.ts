import { cmq } from '../../../src/sinks/cmq/cmq-definition';
import { deadlineIn } from '../../../src/foundation/deadline';
import { CMQ_ACCOUNT, startCmqServer } from '../../support/servers/cmq-server';
import { BODY, RECORD } from '../../support/servers/cmq-fixture';

const LEAST = { COS_REGION: 'ap-guangzhou', CMQ_QUEUE: 'q_1' };

describe('the settings of CMQ', () => {
  it.each([
    {
      what: 'a queue in the region of COS at least, with messages of 65,536 bytes',
      given: {},
      expected: {
        region: 'ap-guangzhou',
        endpoint: 'https://cmq-{region}.public.tencenttdmq.com',
        destination: { queue: 'q_1' },
        maxBytes: 65_536,
      },
    },
    { what: 'a region of its own', given: { CMQ_REGION: 'ap-beijing' }, expected: { region: 'ap-beijing' } },
    {
      what: 'a topic instead of a queue',
      given: { CMQ_TOPIC: 't-1', CMQ_QUEUE: undefined },
      expected: { destination: { topic: 't-1' } },
    },
    {
      what: 'another address',
      given: { CMQ_ENDPOINT: 'https://cmq.example.com' },
      expected: { endpoint: 'https://cmq.example.com' },
    },
    { what: 'larger messages', given: { CMQ_MAX_BYTES: '1048576' }, expected: { maxBytes: 1_048_576 } },
  ])('are $what', async ({ given, expected }) => {
    const configured = cmq.configure({ ...LEAST, ...given });
    expect(configured).toMatchObject({ kind: 'queue', settings: expected });
    if ('maxBytes' in expected) {
      expect(configured).toHaveProperty('maxRecordBytes', expected.maxBytes);
      await expect(configured.open(() => ({}))).resolves.toHaveProperty('maxRecordBytes', expected.maxBytes);
    }
  });

  it('open a sink that writes with them, and with the credentials of the function', async () => {
    const server = await startCmqServer(CMQ_ACCOUNT, ['queue/q_1']);
    const configured = cmq.configure({ ...LEAST, CMQ_ENDPOINT: server.endpoint });
    if (configured.kind !== 'queue') throw new Error('CMQ is no queue.');
    const sink = await configured.open(() => CMQ_ACCOUNT);
    const written = await sink.write(RECORD, deadlineIn(1000)).finally(() => server.stop());
    expect(written).toEqual({ outcome: 'written', location: 'cmq://gz/queue/q_1/message-1' });
    expect(server.messages.get('queue/q_1')).toEqual([BODY]);
  });
});
