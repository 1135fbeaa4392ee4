import http from 'node:http';
import { ACCOUNT } from '../cos-account';
import type { CiFault } from './ci-faults';
import { startCloudInfinite } from './cloud-infinite';
import type { CloudInfinite } from './cloud-infinite';
import { BUCKET, ciJob, REGION } from './job-makers';
import { workflowXml } from './queue-makers';
import { sendSigned } from './signed-request';
import type { SignedRequest } from './signed-request';
import { readXml, textIn } from './xml-text';

describe('refusals and faults of the loopback Cloud Infinite', () => {
  let server: CloudInfinite;
  const get = (request: Partial<SignedRequest> = {}) => sendSigned(server, { path: '/jobs/j1', ...request });

  beforeEach(async () => {
    server = await startCloudInfinite({ bucket: BUCKET, region: REGION, account: ACCOUNT });
    server.jobs.set('j1', ciJob({ id: 'j1' }));
  });
  afterEach(() => server.stop());

  it.each<{ what: string; request: Partial<SignedRequest>; status: number; code: string }>([
    { what: 'another host', request: { headers: { host: 'cb.example' } }, status: 400, code: 'InvalidHost' },
    { what: 'a missing field', request: { forge: without('q-ak') }, status: 401, code: 'InvalidAuthorization' },
    {
      what: 'an expired signature',
      request: { times: '1700000000;1700000600' },
      status: 401,
      code: 'SignatureExpired',
    },
    {
      what: 'a missing token',
      request: { headers: { 'x-ci-security-token': undefined } },
      status: 403,
      code: 'AccessDenied',
    },
    { what: 'an unsigned token', request: { unsigned: ['x-ci-security-token'] }, status: 403, code: 'AccessDenied' },
    { what: 'an unsigned host', request: { unsigned: ['host'] }, status: 403, code: 'AccessDenied' },
    {
      what: 'an unsigned type',
      request: { method: 'PUT', body: '<a/>', unsigned: ['content-type'] },
      status: 403,
      code: 'AccessDenied',
    },
    {
      what: 'an unsigned length',
      request: { method: 'PUT', body: '<a/>', unsigned: ['content-length'] },
      status: 403,
      code: 'AccessDenied',
    },
    { what: 'another method', request: { method: 'POST' }, status: 501, code: 'NotImplemented' },
    { what: 'an unknown path', request: { path: '/inventorytriggerjob' }, status: 404, code: 'InvalidUrl' },
  ])('refuses $what with $code', async ({ request, status, code }) => {
    const { body, headers, ...answer } = await get(request);
    expect(answer.status).toBe(status);
    expect(textIn(readXml(body).inner, 'Code')).toBe(code);
    expect(textIn(readXml(body).inner, 'RequestId')).toBe(headers['x-ci-request-id']);
    expect(server.requests).toMatchObject([{ refusal: { status, code }, status }]);
  });

  it('refuses a request without Authorization', async () => {
    const answer = await fetch(`${server.endpoint}/jobs/j1`);
    expect([answer.status, await answer.text()]).toEqual([401, expect.stringContaining('MissingAuthorization')]);
  });

  it('takes a parameter that is not signed, and says so', async () => {
    expect((await get({ query: { a: '1', B: '2' }, unsigned: ['B'] })).status).toBe(200);
    expect(server.requests).toMatchObject([
      { signedHeaders: ['host', 'x-ci-security-token'], unsignedParameters: ['B'] },
    ]);
  });

  it('takes a signature of the host alone unless it is strict', async () => {
    const unsigned = ['x-ci-security-token'];
    server.modes.strict = false;
    expect((await get({ unsigned })).status).toBe(200);
  });

  it.each([
    { fault: 429, code: 'SlowDown' },
    { fault: 503, code: 'ServiceUnavailable' },
    { fault: 500, code: 'InternalError' },
    { fault: 403, code: 'AccessDenied' },
  ])('answers $fault once when told to', async ({ fault, code }) => {
    server.faults.push(fault);
    const { status, body } = await get();
    expect([status, textIn(readXml(body).inner, 'Code')]).toEqual([fault, code]);
    expect((await get()).status).toBe(200);
    expect(server.requests.map(({ refusal }) => refusal)).toEqual([undefined, undefined]);
  });

  it('fails with 200, with a page, and with XML that is cut off', async () => {
    server.faults.push('failed-200', 'html-page', 'truncated');
    const failed = await get();
    expect([failed.status, textIn(readXml(failed.body).inner, 'State')]).toEqual([200, 'Failed']);
    expect((await get()).headers['content-type']).toBe('text/html');
    const { status, body } = await get();
    expect(status).toBe(200);
    expect(() => readXml(body)).toThrow('not well-formed');
  });

  it.each<{ fault: CiFault; message: string | undefined }>([
    { fault: 'empty-message', message: '' },
    { fault: 'absent-message', message: undefined },
  ])('answers otherwise well with $fault', async ({ fault, message }) => {
    server.jobs.set('j1', ciJob({ id: 'j1', state: 'Failed' }));
    server.faults.push(fault);
    const { body } = await get();
    expect(textIn(readXml(body).inner, 'JobsDetail', 'Message')).toBe(message);
    expect(textIn(readXml(body).inner, 'JobsDetail', 'Code')).toBe('ParameterError');
  });

  it('cuts a connection before or after the work is done', async () => {
    server.workflows.set('w1', workflowXml({ id: 'w1', state: 'Paused' }));
    const activate = () => sendSigned(server, { method: 'PUT', path: '/workflow/w1', query: { active: '' } });
    server.faults.push('reset', 'done-then-reset');
    await expect(activate()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(textIn(server.workflows.get('w1') ?? '', 'State')).toBe('Paused');
    await expect(activate()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(textIn(server.workflows.get('w1') ?? '', 'State')).toBe('Active');
  });

  it('answers late, or never', async () => {
    server.faults.push({ slow: 50 }, 'hang');
    const started = performance.now();
    expect((await get()).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(45);

    const hanging = http.get(`${server.endpoint}/jobs/j1`, { timeout: 100 });
    const outcome = await new Promise((resolve) => {
      for (const event of ['timeout', 'response']) {
        hanging.on(event, () => {
          resolve(event);
        });
      }
    });
    hanging.on('error', () => undefined).destroy();
    expect(outcome).toBe('timeout');
    expect(server.requests).toHaveLength(2);
  });
});

function without(field: string) {
  return (authorization: string) => authorization.replace(new RegExp(`${field}=[^&]*&`), '');
}
