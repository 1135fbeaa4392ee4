import { createHash } from 'node:crypto';
import type { ReceivedRequest } from './cos-verifier';

export interface CosObject {
  readonly body: Buffer;
  /** `content-type` and `x-cos-meta-*`, as they were sent. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface CosAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

/** Does what an accepted request asks for: PUT, GET, HEAD and DELETE of an object, GET of the list. */
export function answerOf(request: ReceivedRequest, body: Buffer, objects: Map<string, CosObject>): CosAnswer {
  const { method, key } = request;
  if (key === '') return method === 'GET' ? listOf(request, objects) : errorAnswer(405, 'MethodNotAllowed');
  if (method === 'PUT') return put(request, body, objects);
  if (method === 'DELETE') {
    objects.delete(key);
    return { status: 204 };
  }
  const object = objects.get(key);
  if (method !== 'GET' && method !== 'HEAD') return errorAnswer(405, 'MethodNotAllowed');
  if (object === undefined) return errorAnswer(404, 'NoSuchKey');
  return { status: 200, headers: { ...object.headers, etag: etagOf(object.body) }, body: object.body };
}

export function errorAnswer(status: number, code: string, message = code): CosAnswer {
  const body = `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${escaped(message)}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body };
}

function put({ key, headers }: ReceivedRequest, body: Buffer, objects: Map<string, CosObject>): CosAnswer {
  const md5 = headers.get('content-md5');
  if (md5 !== undefined && md5 !== createHash('md5').update(body).digest('base64')) {
    return errorAnswer(400, 'InvalidDigest');
  }
  if (headers.get('x-cos-forbid-overwrite') === 'true' && objects.has(key))
    return errorAnswer(409, 'FileAlreadyExists');
  const kept = [...headers].filter(([name]) => name === 'content-type' || name.startsWith('x-cos-meta-'));
  objects.set(key, { body, headers: Object.fromEntries(kept) });
  return { status: 200, headers: { etag: etagOf(body) } };
}

function listOf({ query }: ReceivedRequest, objects: Map<string, CosObject>): CosAnswer {
  const prefix = query.get('prefix') ?? '';
  const marker = query.get('marker') ?? '';
  const maximum = Number(query.get('max-keys') ?? 1000);
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > marker).sort();
  const page = keys.slice(0, maximum);
  const written = query.get('encoding-type') === 'url' ? encodeURIComponent : escaped;
  const contents = page.map((key) => {
    const { body } = objects.get(key) ?? { body: Buffer.alloc(0) };
    return `<Contents><Key>${written(key)}</Key><ETag>${etagOf(body)}</ETag><Size>${body.length}</Size></Contents>`;
  });
  const isTruncated = page.length < keys.length;
  const next = isTruncated ? `<NextMarker>${written(page.at(-1) ?? '')}</NextMarker>` : '';
  const body =
    `<?xml version='1.0' encoding='utf-8' ?><ListBucketResult><Prefix>${escaped(prefix)}</Prefix>` +
    `<IsTruncated>${String(isTruncated)}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
  return { status: 200, headers: { 'content-type': 'application/xml' }, body };
}

const etagOf = (body: Buffer) => `"${createHash('md5').update(body).digest('hex')}"`;

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
