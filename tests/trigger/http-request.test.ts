import { readBody, readHttpRequest } from '../../src/trigger/http-request';
import type { HttpRequest } from '../../src/trigger/http-request';
import { apiGatewayEvent, functionUrlEvent, OTHER_EVENTS, TRIGGERS } from '../support/builders/events';
import { refusalOf } from '../support/builders/refusal';
import { growthOf, IN_PROPORTION } from '../support/time/growth';

const BODY = '<Object>输入/鹿 😀.jpg</Object>';

describe('an HTTP request', () => {
  it.each(TRIGGERS)('is read from a $trigger event', ({ trigger, eventOf }) => {
    const event = eventOf(BODY, { path: '/hook/abc', query: { token: 't' }, headers: { Host: 'h' } });
    expect(readHttpRequest(event)).toMatchObject({
      trigger,
      method: 'POST',
      path: '/hook/abc',
      query: { token: 't' },
      headers: { 'content-type': 'application/xml', host: 'h' },
      body: BODY,
      isBase64: false,
    });
  });

  it('has the request id of the gateway, and none from a Function URL', () => {
    expect(readHttpRequest(apiGatewayEvent('')).requestId).toBe('gateway-request');
    expect(readHttpRequest(functionUrlEvent('')).requestId).toBeUndefined();
  });

  it('has no request id that is not a text', () => {
    expect(readHttpRequest({ ...functionUrlEvent(''), requestContext: { requestId: 1 } })).toMatchObject({
      trigger: 'api-gateway',
      requestId: undefined,
    });
  });

  it.each(['X-Callback-Token', 'x-callback-token', 'X-CALLBACK-TOKEN'])('has the header %s in lower case', (name) => {
    const { headers } = readHttpRequest(functionUrlEvent('', { headers: { [name]: 'v' } }));
    expect(headers['x-callback-token']).toBe('v');
  });

  it.each([
    { sent: 'in queryString', event: { queryString: { token: 'a' } } },
    { sent: 'in queryStringParameters', event: { queryStringParameters: { token: 'a' } } },
    { sent: 'in both', event: { queryString: { token: 'a' }, queryStringParameters: { token: 'declared' } } },
    { sent: 'twice', event: { queryString: { token: ['a', 'b'] } } },
  ])('has a query parameter that is $sent', ({ event }) => {
    const request = readHttpRequest({ httpMethod: 'POST', headers: {}, ...event });
    expect(request.query).toEqual({ token: 'a' });
  });

  it('has the query parameters of both places', () => {
    const event = { ...functionUrlEvent(''), queryString: { a: '1' }, queryStringParameters: { b: '2' } };
    expect(readHttpRequest(event).query).toEqual({ a: '1', b: '2' });
  });

  it('has the first of several values, and none that is not a text', () => {
    const fields = { several: ['first', 'second'], none: [], nothing: null, number: 1, texts: [1, 'a'] };
    const { headers, query } = readHttpRequest({ httpMethod: 'POST', headers: fields, queryString: fields });
    expect([headers, query]).toEqual([{ several: 'first' }, { several: 'first' }]);
  });

  it.each([
    { absent: 'path', event: { httpMethod: 'get', headers: {}, body: 'b' }, is: { path: '/', method: 'GET' } },
    { absent: 'body', event: { httpMethod: 'POST', headers: {} }, is: { body: '' } },
    { absent: 'body (null)', event: { httpMethod: 'POST', headers: {}, body: null }, is: { body: '' } },
    { absent: 'query', event: { httpMethod: 'POST', headers: {}, queryString: null }, is: { query: {} } },
  ])('does without a $absent', ({ event, is }) => {
    expect(readHttpRequest(event)).toMatchObject(is);
  });

  it.each(OTHER_EVENTS)('is not found in $what', ({ event }) => {
    expect(refusalOf(() => readHttpRequest(event))).toMatchObject({
      code: 'event_not_supported',
      rule: { status: 400 },
    });
  });

  it.each([
    { event: [], why: 'it is not an object' },
    { event: { headers: {}, body: '' }, why: 'it has no httpMethod' },
    { event: { httpMethod: 'POST', headers: [], body: '' }, why: 'it has no headers' },
    { event: { httpMethod: 'POST', headers: {}, body: 1 }, why: 'its body is not a string' },
  ])('is not found where $why', ({ event, why }) => {
    expect(refusalOf(() => readHttpRequest(event)).message).toBe(
      `This is not the event of an HTTP trigger: ${why}. Invoke the function by its Function URL or API Gateway; a timer needs RECONCILE=on.`,
    );
  });
});

describe('the body of a request', () => {
  const bodyOf = (body: string, base64: boolean, maxBytes = 1000) =>
    readBody(readHttpRequest(functionUrlEvent(body, { base64 })), maxBytes);

  it.each(['', 'a', 'ab', 'abc', BODY])('is the same as text and as Base64: %j', (body) => {
    expect(bodyOf(body, false)).toBe(body);
    expect(bodyOf(body, true)).toEqual(Buffer.from(body));
  });

  it.each([false, true])('may have as many bytes as MAX_BODY_BYTES, and no more (Base64: %s)', (base64) => {
    expect(Buffer.byteLength(bodyOf('鹿', base64, 3))).toBe(3);
    const refusal = refusalOf(() => bodyOf('鹿!', base64, 3));
    expect(refusal).toMatchObject({ code: 'body_too_large', rule: { status: 413 } });
    expect(refusal.message).toContain('4 bytes; MAX_BODY_BYTES allows 3');
  });

  it.each([BODY, '{"EventName":"TaskFinish"}', '\ufeff <Response/>', '\n[{"a":"鹿"}]'])(
    'is decoded where the event does not say that it is Base64: %j',
    (body) => {
      const request = readHttpRequest(functionUrlEvent(Buffer.from(body).toString('base64'), { base64: false }));
      expect(readBody(request, 1000)).toEqual(Buffer.from(body));
    },
  );

  it.each([
    { marked: true, isBase64: true, isBase64Encoded: true },
    { marked: false, isBase64: false, isBase64Encoded: false },
    { marked: 'true', isBase64: false, isBase64Encoded: undefined },
    { marked: undefined, isBase64: false, isBase64Encoded: undefined },
  ])('is Base64 if the event says so, and by nothing but true or false: $marked', ({ marked, ...expected }) => {
    const request = readHttpRequest({ ...functionUrlEvent('YWJj'), isBase64Encoded: marked });
    expect(request).toMatchObject(expected);
  });

  it('is decoded where the event says nothing', () => {
    const event = { httpMethod: 'POST', headers: {}, body: Buffer.from(BODY).toString('base64') };
    expect(readHttpRequest(event)).toMatchObject({ isBase64: true, isBase64Encoded: undefined });
  });

  // The last one is `a<b` in Base64.
  it.each(['abc', 'YWJj', '12345678', 'PHNvbWV0aGluZz4=!', 'YTxi'])(
    'is text where it only looks like Base64: %j',
    (body) => {
      expect(bodyOf(body, false)).toBe(body);
    },
  );

  it.each([
    { what: 'padding left out', body: 'YWI' },
    { what: 'line breaks', body: 'Y\r\nWI=\n' },
  ])('is read from Base64 with $what', ({ body }) => {
    expect(readBody(encoded(body), 10).toString()).toBe('ab');
  });

  it.each([
    { what: 'plain text', body: '<Response/>' },
    { what: 'a stray character', body: 'YW*I=' },
    { what: 'the URL alphabet', body: '_-__' },
    { what: 'a lone last character', body: 'YWJjZ' },
    { what: 'something after the padding', body: 'YQ==YQ==' },
  ])('is refused as Base64 with $what', ({ body }) => {
    expect(refusalOf(() => readBody(encoded(body), 100))).toMatchObject({ code: 'body_unreadable' });
  });

  it.each([
    { what: 'white space', piece: ' ' },
    { what: 'padding', piece: '=' },
  ])('is refused in time in proportion to the size of much $what in broken Base64', ({ piece }) => {
    const requestOf = (bytes: number) => encoded(`${piece.repeat(bytes)}*`);
    const refuse = (request: HttpRequest) => refusalOf(() => readBody(request, 2_000_000));
    expect(growthOf(requestOf, refuse)).toBeLessThan(IN_PROPORTION);
  });

  const encoded = (body: string) => readHttpRequest({ ...functionUrlEvent(''), body, isBase64Encoded: true });
});
