import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** One request of the client, taken apart. */
export interface CloudRequest {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly body: Buffer;
  /** Fields of the body or else the query; empty for an upload. */
  readonly fields: ReadonlyMap<string, string>;
}

export async function receiveRequest(incoming: IncomingMessage): Promise<CloudRequest> {
  const { method = '', headers, url = '' } = incoming;
  const body = await buffer(incoming);
  const [path = '', search] = url.split('?');
  const fields = method === 'PUT' ? new Map<string, string>() : fieldsOf(body.toString() || (search ?? ''));
  return { method, host: headers.host ?? '', path, body, fields };
}

/** The client sends forms, whatever its content type says, and JSON to a few hosts. */
function fieldsOf(text: string): Map<string, string> {
  if (!text.startsWith('{')) return new Map(new URLSearchParams(text));
  // An object's text begins with a brace.
  const fields = JSON.parse(text) as Record<string, unknown>;
  return new Map(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}
