import { createHmac } from 'node:crypto';
import { deadlineIn } from '../../../src/foundation/deadline';
import { cmq } from '../../../src/sinks/cmq/cmq-definition';
import type { CmqOptions } from '../../../src/sinks/cmq/cmq-sink';
import { CMQ_ACCOUNT, startCmqServer } from '../../support/servers/cmq-server';
import type { CmqFault, CmqServer } from '../../support/servers/cmq-server';
import { BODY, cmqSinkTo, RECORD } from '../../support/servers/cmq-fixture';
import { inTime } from '../../support/time/fake-time';

let server: CmqServer;
const sinkWith = (options: Partial<CmqOptions> = {}) => cmqSinkTo(server, options);
const stored = () => [...server.messages.values()].flat();

beforeEach(async () => {
  server = await startCmqServer(CMQ_ACCOUNT, ['queue/q_1', 'topic/t-1']);
});
afterEach(() => server.stop());

describe('a message to CMQ', () => {
  it.each([
    { destination: { queue: 'q_1' }, name: 'queue/q_1' },
    { destination: { topic: 't-1' }, name: 'topic/t-1' },
  ])('is the body of the record, in $name', async ({ destination, name }) => {
    await expect(sinkWith({ destination }).write(RECORD, deadlineIn(1000))).resolves.toEqual({
      outcome: 'written',
      location: `cmq://gz/${name}/message-1`,
    });
    expect(server.messages.get(name)).toEqual([BODY]);
  });

  it('is sent again when it is written again: CMQ knows no duplicates', async () => {
    const sink = sinkWith();
    await sink.write(RECORD, deadlineIn(1000));
    await expect(sink.write(RECORD, deadlineIn(1000))).resolves.toMatchObject({ outcome: 'written' });
    expect(stored()).toEqual([BODY, BODY]);
  });

  it('is signed over its values as they are, sorted by name', async () => {
    await sinkWith({ clock: () => Date.now() }).write(RECORD, deadlineIn(1000));
    const form = server.requests[0]?.form;
    const value = (name: string) => form?.get(name) ?? '';
    const text =
      `POST${new URL(server.endpoint).host}/v2/index.php?Action=SendMessage&Nonce=${value('Nonce')}` +
      `&SecretId=test-secret-id&SignatureMethod=HmacSHA256&Timestamp=${value('Timestamp')}` +
      `&Token=test-session-token+/=never-in-a-message&msgBody=${BODY}&queueName=q_1`;
    expect(value('Signature')).toBe(createHmac('sha256', CMQ_ACCOUNT.secretKey).update(text).digest('base64'));
  });

  it('has no token when the keys are permanent ones', async () => {
    const credentials = () => ({ ...CMQ_ACCOUNT, sessionToken: '' });
    await expect(sinkWith({ credentials }).write(RECORD, deadlineIn(1000))).rejects.toThrow('token is invalid');
    expect(server.requests[0]?.form.has('Token')).toBe(false);
  });

  it.each([
    { region: 'ap-shanghai', short: 'sh' },
    { region: 'ap-guangzhou', short: 'gz' },
    { region: 'ap-beijing', short: 'bj' },
    { region: 'ap-chengdu', short: 'cd' },
    { region: 'ap-hongkong', short: 'hk' },
    { region: 'sg', short: 'sg' },
  ])('of region $region goes to $short', async ({ region, short }) => {
    await expect(sinkWith({ region }).write(RECORD, deadlineIn(1000))).resolves.toMatchObject({
      location: `cmq://${short}/queue/q_1/message-1`,
    });
  });

  it('goes to the public host of its region by default', async () => {
    const endpoint = (cmq.variables['CMQ_ENDPOINT']?.default ?? '').replace('tencenttdmq.com', 'invalid');
    await expect(sinkWith({ endpoint }).write(RECORD, deadlineIn(5000))).rejects.toMatchObject({
      code: 'sink_failed',
      message: expect.stringMatching(
        /^SendMessage to cmq:\/\/gz\/queue\/q_1 failed: .*cmq-gz\.public\.invalid.*region/,
      ) as string,
    });
  });

  it('goes to an address with its region in several places', async () => {
    const endpoint = 'https://{region}.cmq-{region}.invalid';
    await expect(sinkWith({ endpoint }).write(RECORD, deadlineIn(5000))).rejects.toThrow('gz.cmq-gz.invalid');
  });

  it('may have as many bytes as is said', () => {
    expect(sinkWith({ maxBytes: 1_048_576 }).maxRecordBytes).toBe(1_048_576);
  });
});

describe('a fault of CMQ', () => {
  it.each<{ faults: CmqFault[]; requests: number; copies: number; budget: number }>([
    { faults: [{ status: 500 }], requests: 2, copies: 1, budget: 2000 },
    { faults: [{ status: 429 }], requests: 2, copies: 1, budget: 2000 },
    { faults: [{ code: 6000 }], requests: 2, copies: 1, budget: 2000 },
    { faults: [{ code: 6050 }, { code: 4420 }], requests: 3, copies: 1, budget: 2000 },
    { faults: ['reset'], requests: 2, copies: 1, budget: 2000 },
    { faults: ['hang'], requests: 2, copies: 1, budget: 600 },
    { faults: [{ slow: 60 }], requests: 1, copies: 1, budget: 2000 },
    // Nobody can know that the first one arrived.
    { faults: ['store-then-reset'], requests: 2, copies: 2, budget: 2000 },
  ])('$faults is outlived with $requests requests', async ({ faults, requests, copies, budget }) => {
    server.faults.push(...faults);
    await expect(sinkWith().write(RECORD, deadlineIn(budget))).resolves.toMatchObject({ outcome: 'written' });
    expect(server.requests).toHaveLength(requests);
    expect(stored()).toEqual(Array.from({ length: copies }, () => BODY));
    // A nonce counts once.
    expect(new Set(server.requests.map(({ form }) => form.get('Nonce'))).size).toBe(requests);
  });

  it.each<{ fault: CmqFault; message: RegExp; requests: number }>([
    { fault: { code: 6000 }, message: /6000 \(said so\), request id request-1\. .*later/, requests: 3 },
    { fault: { code: 4420 }, message: /4420 .*overloaded/, requests: 3 },
    { fault: { status: 502 }, message: /HTTP 502 without a CMQ code.*later/, requests: 3 },
    { fault: 'reset', message: /ECONNRESET|socket hang up/, requests: 3 },
    { fault: { code: 4000 }, message: /4000 .*larger/, requests: 1 },
    { fault: { code: 4100 }, message: /4100 .*keys/, requests: 1 },
    { fault: { code: 4200 }, message: /4200 .*clock/, requests: 1 },
    { fault: { code: 4300 }, message: /4300 .*policy of the execution role/, requests: 1 },
    { fault: { code: 4440 }, message: /4440 .*name of the queue or topic and the region/, requests: 1 },
    { fault: { code: 5000 }, message: /5000 .*name of the queue or topic and the region/, requests: 1 },
    { fault: { code: 12345 }, message: /12345 .*CMQ error codes/, requests: 1 },
    { fault: { status: 404 }, message: /HTTP 404 without a CMQ code.*endpoint/, requests: 1 },
    { fault: { status: 200, text: '' }, message: /HTTP 200 without a CMQ code.*endpoint/, requests: 1 },
    { fault: { status: 200, text: '{"code":"0"}' }, message: /HTTP 200 without a CMQ code.*endpoint/, requests: 1 },
    { fault: { status: 200, text: 'null' }, message: /HTTP 200 without a CMQ code.*endpoint/, requests: 1 },
  ])('$fault is a failure after $requests requests that says what to do', async ({ fault, message, requests }) => {
    server.faults.push(fault, fault, fault);
    await expect(sinkWith().write(RECORD, deadlineIn(2000))).rejects.toMatchObject({
      code: 'sink_failed',
      message: expect.stringMatching(message) as string,
    });
    expect(server.requests).toHaveLength(requests);
    expect(stored()).toEqual([]);
  });

  it.each<{ fault: CmqFault; message: RegExp }>([
    { fault: 'hang', message: /^SendMessage to .* no complete answer within \d+ ms.*time-out/ },
    { fault: { slow: 500 }, message: /^SendMessage to .* no complete answer within \d+ ms.*time-out/ },
    { fault: { status: 503 }, message: /^SendMessage to / },
    { fault: 'reset', message: /^SendMessage to / },
  ])('never makes a write outlast its deadline: $fault', async ({ fault, message }) => {
    server.faults.push(fault, fault, fault);
    const written = inTime(250, () => sinkWith().write(RECORD, deadlineIn(250)));
    await expect(written).rejects.toMatchObject({
      code: 'sink_failed',
      message: expect.stringMatching(message) as string,
    });
  });

  it('tells that a message is too large, and that there is no such topic', async () => {
    const large = { ...RECORD, body: Buffer.alloc(70_000, 'x') };
    await expect(sinkWith().write(large, deadlineIn(1000))).rejects.toThrow(/4000 \(msgBody is too long\).*larger/);
    const elsewhere = sinkWith({ destination: { topic: 'q_1' } });
    await expect(elsewhere.write(RECORD, deadlineIn(1000))).rejects.toThrow(
      /^PublishMessage to cmq:\/\/gz\/topic\/q_1 .*4440/,
    );
  });
});
