import type { CallbackForm, CallbackKind } from '../../schemas/callback-kinds';
import { apiGatewayEvent, functionUrlEvent } from '../local/trigger-event';

export type SampleTrigger = 'url' | 'apigw';

type Headers = Readonly<Record<string, string>>;

const GATEWAY = {
  serviceId: 'service-abcdefgh',
  stage: 'release',
  requestId: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
  sourceIp: '203.0.113.7',
};

/** The event by which a Function URL or an API Gateway trigger hands a body to the function. */
export function sampleEvent(trigger: SampleTrigger, body: string, headers: Headers): object {
  return trigger === 'url'
    ? functionUrlEvent({ headers: functionUrlHeaders(headers), body })
    : apiGatewayEvent({ path: '/ci-callback', headers: gatewayHeaders(headers), body }, GATEWAY);
}

/** The headers that tell of a body: its type and, for a moderation, which of its contents it has. */
export function bodyHeaders({ content }: CallbackKind, form: CallbackForm): Headers {
  return {
    'Content-Type': `application/${form}`,
    ...(content && { 'X-Ci-Content-Version': content === 'detail' ? 'Detail' : 'Simple' }),
  };
}

function functionUrlHeaders(headers: Headers): Headers {
  const lowerCased = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    host: '1250000000-abcdefghij.ap-chongqing.tencentscf.com',
    'user-agent': 'Go-http-client/1.1',
    ...Object.fromEntries(lowerCased),
    'x-scf-remote-addr': GATEWAY.sourceIp,
  };
}

function gatewayHeaders(headers: Headers): Headers {
  return {
    Host: 'service-abcdefgh-1250000000.gz.apigw.tencentcs.com',
    'User-Agent': 'Go-http-client/1.1',
    ...headers,
    'X-Api-RequestId': GATEWAY.requestId,
  };
}
