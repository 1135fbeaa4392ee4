/** A token of every test that needs one; easy to find where it must not be. */
export const TOKEN = 'token-never-in-an-answer-0123456789';

export interface EventParts {
  readonly method?: string;
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the platform hands the body over as Base64 of its bytes. */
  readonly base64?: boolean;
}

export type MakeEvent = (body: string | Buffer, parts?: EventParts) => Record<string, unknown>;

/** The event of a Function URL. */
export const functionUrlEvent: MakeEvent = (body, parts = {}) => ({
  httpMethod: parts.method ?? 'POST',
  path: parts.path ?? `/${TOKEN}`,
  headers: { 'content-type': 'application/xml', ...parts.headers },
  queryString: parts.query ?? {},
  ...bodyMembers(body, parts.base64),
});

/** The event of an API Gateway trigger: only parameters that the API declares are in `queryStringParameters`. */
export const apiGatewayEvent: MakeEvent = (body, parts = {}) => ({
  ...functionUrlEvent(body, parts),
  queryStringParameters: {},
  pathParameters: {},
  headerParameters: {},
  stageVariables: { stage: 'release' },
  requestContext: { requestId: 'gateway-request', sourceIp: '203.0.113.7', stage: 'release' },
});

export const TRIGGERS: readonly { readonly trigger: string; readonly eventOf: MakeEvent }[] = [
  { trigger: 'function-url', eventOf: functionUrlEvent },
  { trigger: 'api-gateway', eventOf: apiGatewayEvent },
];

/** What invokes a function, but is no HTTP request. */
export const OTHER_EVENTS: readonly { readonly what: string; readonly event: unknown }[] = [
  { what: 'a timer', event: { Type: 'Timer', TriggerName: 'hourly', Time: '2026-11-24T03:00:00Z', Message: '' } },
  { what: 'a COS event', event: { Records: [{ cos: { cosObject: { key: '/1250000000/results/a.jpg' } } }] } },
  { what: 'an empty object', event: {} },
  { what: 'null', event: null },
  { what: 'nothing', event: undefined },
  { what: 'text', event: 'hello' },
  { what: 'a list', event: [] },
  { what: 'an HTTP event without headers', event: { httpMethod: 'POST', path: '/', body: '' } },
  { what: 'an HTTP event whose body is an object', event: { httpMethod: 'POST', headers: {}, body: { a: 1 } } },
];

function bodyMembers(body: string | Buffer, base64 = false): Record<string, unknown> {
  return base64
    ? { body: Buffer.from(body).toString('base64'), isBase64Encoded: true }
    : { body: body.toString(), isBase64Encoded: false };
}
