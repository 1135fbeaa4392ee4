import { inspect } from 'node:util';
import { deadlineIn } from '../../../src/foundation/deadline';
import type { CmqOptions } from '../../../src/sinks/cmq/cmq-sink';
import { CMQ_ACCOUNT, startCmqServer } from '../../support/servers/cmq-server';
import type { CmqFault, CmqServer } from '../../support/servers/cmq-server';
import { cmqSinkTo, RECORD } from '../../support/servers/cmq-fixture';

let server: CmqServer;
const sinkWith = (options: Partial<CmqOptions> = {}) => cmqSinkTo(server, options);
const stored = () => [...server.messages.values()].flat();

beforeEach(async () => {
  server = await startCmqServer(CMQ_ACCOUNT, ['queue/q_1', 'topic/t-1']);
});
afterEach(() => server.stop());

describe('the credentials of CMQ', () => {
  it.each([
    { what: 'another key', change: { secretKey: 'wrong' } },
    { what: 'another id', change: { secretId: 'wrong' } },
    { what: 'another token', change: { sessionToken: 'wrong' } },
  ])('are refused with $what, without another try', async ({ change }) => {
    const sink = sinkWith({ credentials: () => ({ ...CMQ_ACCOUNT, ...change }) });
    await expect(sink.write(RECORD, deadlineIn(1000))).rejects.toThrow('4100');
    expect(server.requests).toHaveLength(1);
    expect(stored()).toEqual([]);
  });

  it('are asked for every write', async () => {
    let current = { ...CMQ_ACCOUNT, sessionToken: 'expired' };
    const sink = sinkWith({ credentials: () => current });
    await expect(sink.write(RECORD, deadlineIn(1000))).rejects.toThrow('token is invalid');
    current = CMQ_ACCOUNT;
    await expect(sink.write(RECORD, deadlineIn(1000))).resolves.toMatchObject({ outcome: 'written' });
  });

  it.each([
    { given: {}, missing: 'TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY not set' },
    { given: { secretId: '', secretKey: 'key' }, missing: 'TENCENTCLOUD_SECRETID not set' },
    { given: { secretId: 'id' }, missing: 'TENCENTCLOUD_SECRETKEY not set' },
  ])('that are not there are named before anything is sent: $missing', async ({ given, missing }) => {
    await expect(sinkWith({ credentials: () => given }).write(RECORD, deadlineIn(1000))).rejects.toMatchObject({
      code: 'sink_failed',
      message: expect.stringMatching(`${missing}.*execution role`) as string,
    });
    expect(server.requests).toEqual([]);
  });

  it('are refused while the clock of the function is an hour off', async () => {
    const sink = sinkWith({ clock: () => Date.now() - 3_600_000 });
    await expect(sink.write(RECORD, deadlineIn(1000))).rejects.toThrow(/4200 .*clock/);
  });

  it.each<{ fault: CmqFault }>([
    { fault: { code: 4100 } },
    { fault: { status: 500 } },
    { fault: 'reset' },
    { fault: 'hang' },
    { fault: { status: 200, text: JSON.stringify({ code: 1, message: `key ${CMQ_ACCOUNT.secretKey}` }) } },
    { fault: { status: 200, text: JSON.stringify({ code: 1, requestId: CMQ_ACCOUNT.sessionToken }) } },
    { fault: { status: 200, text: JSON.stringify({ code: 1, message: 'SecretId=a&Signature=never-in-a-message' }) } },
  ])('and bodies are in no part of the error after $fault', async ({ fault }) => {
    server.faults.push(fault, fault, fault);
    const error: unknown = await sinkWith()
      .write(RECORD, deadlineIn(fault === 'hang' ? 60 : 2000))
      .catch((thrown: unknown) => thrown);
    const everything = inspect(error, { depth: Infinity, showHidden: true });
    expect(everything).toContain('sink_failed');
    expect(everything).not.toMatch(/never-in-a-message|腾讯云/);
  });
});
