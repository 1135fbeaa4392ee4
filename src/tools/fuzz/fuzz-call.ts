import { apiGatewayEvent, functionUrlEvent } from '../local/trigger-event';
import { fuzzBody } from './fuzz-body';
import { eventBody } from './event-body';
import { fuzzContext } from './fuzz-context';
import { hostileName, hostileText } from './hostile-texts';
import type { Random } from './random';
import { placeTokens } from './token-places';
import type { OfferedToken } from './token-places';

/** One call of the function, and what the caller knows about it without asking the function. */
export interface FuzzCall {
  readonly event: unknown;
  readonly context: unknown;
  /** Whether the request carries the token of the function. */
  readonly token: OfferedToken;
  /** `callback`: a POST with a text for a body, or without one. `health`: the GET that is answered without a token. */
  readonly request: 'callback' | 'health' | 'other';
}

const GATEWAY = { serviceId: 'service-fuzz', stage: 'release', requestId: 'gateway', sourceIp: '203.0.113.7' };

/** The call that these choices make. `token` is the one that the function wants. */
export function fuzzCall(token: string, random: Random): FuzzCall {
  const context = fuzzContext(random);
  if (random.oneIn(25)) return { event: random.pick(NO_HTTP), context, token: 'none', request: 'other' };

  const method = random.oneIn(25)
    ? random.pick(['GET', 'PUT', 'OPTIONS', '', 'P\u2028ST'])
    : random.pick(['POST', 'POST', 'post']);
  const isHealth = method === 'GET' && random.oneIn(2);
  const body = eventBody(fuzzBody(random), random);
  const places = placeTokens(token, random);
  const headers = { ...someHeaders(random), ...places.headers };
  const path = isHealth ? '/health' : places.path;
  const request = { method, path, headers, query: {}, body: '' };
  const made = random.oneIn(2) ? functionUrlEvent(request) : apiGatewayEvent(request, GATEWAY);
  const event = { ...made, ...places.members, ...body.members, ...(random.oneIn(30) && { [hostileName(random)]: 1 }) };
  const isCallback = method.toUpperCase() === 'POST' && body.isText;
  return { event, context, token: places.offered, request: isHealth ? 'health' : isCallback ? 'callback' : 'other' };
}

/** Events of other triggers, and of none. */
const NO_HTTP: readonly unknown[] = [
  ...[undefined, null, [], [[]], 42, '', 'text', true, {}],
  { Type: 'Timer', TriggerName: 'every-minute', Time: '2026-11-02T00:00:00Z', Message: '' },
  { Records: [{ cos: { cosObject: { key: '/1/bucket/key' } } }] },
  { httpMethod: 'POST' },
  { httpMethod: 7, headers: {} },
  { httpMethod: 'POST', headers: [] },
  { httpMethod: 'POST', headers: 'none' },
  { httpMethod: 'POST', headers: null, body: '{}' },
  { body: '{"EventName":"TaskFinish"}' },
];

function someHeaders(random: Random): object {
  if (random.oneIn(2)) return { 'content-type': random.pick(['application/xml', 'application/json', 'text/plain']) };
  const value = random.pick<unknown>(['x', ['x', 'y'], [], 7, null, {}, hostileText(random)]);
  return random.oneIn(2)
    ? {}
    : { [hostileName(random)]: value, 'Content-Type': hostileText(random), 'X-CI-Content-Version': value };
}
