import { CallbackError } from '../foundation/errors';

/** The body of a request as the event carries it: text, or Base64 of the bytes. */
export interface HttpBody {
  readonly body: string;
  /** How it is read. */
  readonly isBase64: boolean;
  /** What the event says about it, if it says `true` or `false`. */
  readonly isBase64Encoded?: boolean | undefined;
}

/** An HTTP request as either trigger hands it to the function. */
export interface HttpRequest extends HttpBody {
  readonly trigger: 'api-gateway' | 'function-url';
  readonly method: string;
  readonly path: string;
  readonly query: Fields;
  /** Header values under lower-case names. */
  readonly headers: Fields;
  readonly requestId: string | undefined;
}

type Fields = Readonly<Record<string, string>>;
type Members = Readonly<Record<string, unknown>>;

/**
 * Reads the event of an API Gateway trigger (`requestContext` present) or of a Function URL (absent).
 * Anything else, such as a timer or a COS event, is refused with `event_not_supported`.
 * Shapes: cloud.tencent.com/document/product/583/12513 and 583/96099.
 */
export function readHttpRequest(event: unknown): HttpRequest {
  if (!isMembers(event)) throw notHttp('it is not an object');
  const method = event['httpMethod'];
  if (typeof method !== 'string') throw notHttp('it has no httpMethod');
  if (!isMembers(event['headers'])) throw notHttp('it has no headers');
  const body = event['body'] ?? '';
  if (typeof body !== 'string') throw notHttp('its body is not a string');
  const context = event['requestContext'];
  const requestId = isMembers(context) ? context['requestId'] : undefined;
  const isBase64Encoded = event['isBase64Encoded'];
  return {
    trigger: isMembers(context) ? 'api-gateway' : 'function-url',
    method: method.toUpperCase(),
    path: typeof event['path'] === 'string' ? event['path'] : '/',
    // The gateway puts only declared parameters into queryStringParameters; queryString has what was really sent.
    query: { ...fieldsOf(event['queryStringParameters']), ...fieldsOf(event['queryString']) },
    headers: lowerCased(fieldsOf(event['headers'])),
    body,
    isBase64: isBase64Encoded === true || isUnmarkedBase64(body),
    isBase64Encoded: typeof isBase64Encoded === 'boolean' ? isBase64Encoded : undefined,
    requestId: typeof requestId === 'string' ? requestId : undefined,
  };
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const LONGEST_START = 64;

/**
 * Whether this is XML or JSON in Base64. The event of a Function URL is not documented to say that it encodes, and no
 * XML or JSON object is Base64 by itself.
 */
function isUnmarkedBase64(body: string): boolean {
  if (!BASE64.test(body)) return false;
  return /^\ufeff?\s*[<{[]/.test(Buffer.from(body.slice(0, LONGEST_START), 'base64').toString());
}

/** The body as text where the trigger hands it over as text, else its bytes. Throws `body_too_large` or, for broken Base64, `body_unreadable`. */
export function readBody(request: HttpBody, maxBytes: number): string | Buffer {
  const body = request.isBase64 ? decoded(request.body) : request.body;
  const size = Buffer.byteLength(body);
  if (size > maxBytes) {
    throw new CallbackError(
      'body_too_large',
      `The body has ${size} bytes; MAX_BODY_BYTES allows ${maxBytes}. Raise it if such callbacks are wanted.`,
    );
  }
  return body;
}

function decoded(base64: string): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  // The decoder skips what it does not know and drops what is cut off, so the way back is the check.
  if (withoutPadding(bytes.toString('base64')) === withoutPadding(base64)) return bytes;
  throw new CallbackError(
    'body_unreadable',
    'The body should be Base64, as the event or its first characters say, but is not.',
  );
}

function withoutPadding(base64: string): string {
  return base64.replace(/[=\s]/g, '');
}

function notHttp(why: string): CallbackError {
  return new CallbackError(
    'event_not_supported',
    `This is not the event of an HTTP trigger: ${why}. Invoke the function by its Function URL or API Gateway; a timer needs RECONCILE=on.`,
  );
}

function fieldsOf(value: unknown): Fields {
  if (!isMembers(value)) return {};
  const fields: Record<string, string> = {};
  for (const [name, field] of Object.entries(value)) {
    const first: unknown = Array.isArray(field) ? field[0] : field;
    if (typeof first === 'string') fields[name] = first;
  }
  return fields;
}

function lowerCased(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
