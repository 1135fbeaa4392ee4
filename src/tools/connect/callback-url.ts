import { BlockList, isIP } from 'node:net';
import { TOKEN_QUERY } from '../../trigger/authentication';
import { UsageError } from '../command-line/usage-error';

/** What `npm run deploy` prints in the place of the token. */
const PLACE_OF_TOKEN = '<CALLBACK_TOKEN>';
/** What could be meant as a token. */
const LIKE_A_TOKEN = /^[A-Za-z0-9_-]{22,128}$/;
/** A gateway serves exactly its paths: nothing can be appended to one. */
const GATEWAY = /\.apigw\.tencentcs\.com$/;

/** The callback URL with the token in it. Throws a `UsageError` for one that cannot work, or that holds another token. */
export function callbackUrl(given: string | undefined, token: string): string {
  if (given === undefined) {
    throw new UsageError('--url is not given. Write the URL of the function there: `npm run deploy` prints it.');
  }
  const url = parsedUrl(given.replace(PLACE_OF_TOKEN, token));
  const offered = [...url.pathname.split('/'), url.searchParams.get(TOKEN_QUERY) ?? ''];
  if (offered.includes(token)) return url.href;
  if (url.searchParams.has(TOKEN_QUERY) || offered.some((part) => LIKE_A_TOKEN.test(part))) {
    throw new UsageError(
      '--url holds a token that is not the CALLBACK_TOKEN of this stage. Leave the token out of it.',
    );
  }
  if (GATEWAY.test(url.hostname)) url.searchParams.set(TOKEN_QUERY, token);
  else url.pathname = `${url.pathname.replace(/\/+$/, '')}/${token}`;
  return url.href;
}

function parsedUrl(text: string): URL {
  if (!URL.canParse(text)) throw new UsageError('--url is no URL. Write all of it, from https:// on.');
  const url = new URL(text);
  if (url.protocol !== 'https:') throw new UsageError('--url must begin with https://, because it holds the token.');
  if (url.username !== '' || url.password !== '' || url.hash !== '') {
    throw new UsageError('--url has a login or a # in it. Leave that out.');
  }
  if (isPrivate(url.hostname)) {
    throw new UsageError(
      `--url is at ${url.hostname}, which Cloud Infinite does not call: it must be a public address.`,
    );
  }
  return url;
}

const PRIVATE = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  PRIVATE.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::', 127],
  ['::ffff:0:0', 96],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  PRIVATE.addSubnet(network, bits, 'ipv6');

function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  if (family === 0) return /(?:^|\.)(?:localhost|local|internal)\.?$/.test(host) || !host.includes('.');
  return PRIVATE.check(host, family === 4 ? 'ipv4' : 'ipv6');
}

/** What to do about a URL that is too long for a kind of queue. */
export function tooLong(url: string, longest: number, hidden: string): string {
  return (
    `${hidden} has ${url.length} characters, and queues of documents and speech take ${longest}. ` +
    'Make a token of 22 characters (132 bits) with `npm run token -- --short`, set it as CALLBACK_TOKEN, and deploy: ' +
    'with a Function URL of about 60 characters, a / and that, it fits.'
  );
}
