import { apiGatewayEvent, functionUrlEvent } from '../../../src/tools/local/trigger-event';
import type { TriggerRequest } from '../../../src/tools/local/trigger-event';
import { readBody, readHttpRequest } from '../../../src/trigger/http-request';

const GATEWAY = { serviceId: 'service-a', stage: 'release', requestId: 'r1', sourceIp: '203.0.113.7' };
const REQUEST = { method: 'PUT', path: '/a', headers: { 'X-A': 'b' }, query: { token: 'x' }, body: 'text' };

describe.each([
  { trigger: 'function-url', requestId: undefined, eventOf: functionUrlEvent },
  { trigger: 'api-gateway', requestId: 'r1', eventOf: (request: TriggerRequest) => apiGatewayEvent(request, GATEWAY) },
])('the event of $trigger', ({ trigger, requestId, eventOf }) => {
  it('is read by the function as the request that it was made of', () => {
    expect(readHttpRequest(eventOf(REQUEST))).toEqual({
      trigger,
      requestId,
      method: 'PUT',
      path: '/a',
      query: { token: 'x' },
      headers: { 'x-a': 'b' },
      body: 'text',
      isBase64: false,
      isBase64Encoded: trigger === 'api-gateway' ? false : undefined,
    });
  });

  it('carries every byte in Base64', () => {
    const bytes = Buffer.from([0, 255, 60]);
    const event = eventOf({ ...REQUEST, body: bytes.toString('base64'), isBase64: true });
    expect(readBody(readHttpRequest(event), 3)).toEqual(bytes);
  });
});

it('a request is a POST to / unless it says otherwise', () => {
  expect(functionUrlEvent({ body: '{}' })).toEqual({
    httpMethod: 'POST',
    path: '/',
    headers: {},
    queryString: {},
    body: '{}',
  });
});
