import type { IncomingHttpHeaders } from 'node:http';

/** The names of this machine, as a Host header or an origin has them. */
const OWN_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Why a request is not one of a program on this machine, and what to do, as a sentence; `undefined` when it is. A page in a
 * browser may send to this machine too: it says so in Origin, or, if a foreign name was made to lead here, in Host.
 */
export function foreignnessOf({ host, origin }: IncomingHttpHeaders): string | undefined {
  if (!OWN_NAMES.includes(nameIn(`http://${host ?? ''}`))) {
    return 'The Host header does not name this machine: send the request to localhost, and let a tunnel set Host to localhost.';
  }
  if (origin !== undefined && !OWN_NAMES.includes(nameIn(origin))) {
    return 'The request comes from a web page of another site: send it from this machine, with curl for example.';
  }
  return undefined;
}

function nameIn(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return '';
  }
}
