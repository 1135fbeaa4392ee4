import type { CallbackForm, CallbackKind } from '../../schemas/callback-kinds';

export type SampleTrigger = 'url' | 'apigw';

const REQUEST_ID = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
const CALLER = '203.0.113.7';

/**
 * The event by which a Function URL or an API Gateway trigger hands a body to the function.
 * Shapes: cloud.tencent.com/document/product/583/96099 and 583/12513.
 */
export function triggerEvent(trigger: SampleTrigger, body: string, headers: Readonly<Record<string, string>>): object {
  return trigger === 'url' ? functionUrlEvent(body, headers) : apiGatewayEvent(body, headers);
}

/** The headers that tell of a body: its type and, for a moderation, which of its contents it has. */
export function bodyHeaders({ content }: CallbackKind, form: CallbackForm): Readonly<Record<string, string>> {
  return {
    'Content-Type': `application/${form}`,
    ...(content && { 'X-Ci-Content-Version': content === 'detail' ? 'Detail' : 'Simple' }),
  };
}

function functionUrlEvent(body: string, headers: Readonly<Record<string, string>>): object {
  const lowerCased = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    httpMethod: 'POST',
    path: '/',
    headers: {
      host: '1250000000-abcdefghij.ap-chongqing.tencentscf.com',
      'user-agent': 'Go-http-client/1.1',
      ...Object.fromEntries(lowerCased),
      'x-scf-remote-addr': CALLER,
    },
    queryString: {},
    body,
  };
}

function apiGatewayEvent(body: string, headers: Readonly<Record<string, string>>): object {
  const path = '/ci-callback';
  return {
    httpMethod: 'POST',
    path,
    headers: {
      Host: 'service-abcdefgh-1250000000.gz.apigw.tencentcs.com',
      'User-Agent': 'Go-http-client/1.1',
      ...headers,
      'X-Api-RequestId': REQUEST_ID,
    },
    queryString: {},
    queryStringParameters: {},
    pathParameters: {},
    headerParameters: {},
    stageVariables: { stage: 'release' },
    requestContext: {
      serviceId: 'service-abcdefgh',
      path,
      httpMethod: 'POST',
      requestId: REQUEST_ID,
      identity: {},
      sourceIp: CALLER,
      stage: 'release',
    },
    body,
    isBase64Encoded: false,
  };
}
