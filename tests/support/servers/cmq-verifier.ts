import { createHmac } from 'node:crypto';

/** The keys of the one account that the server knows. */
export interface CmqAccount {
  readonly secretId: string;
  readonly secretKey: string;
  /** Temporary keys are good only together with this token. */
  readonly sessionToken: string;
}

export interface CmqReceived {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly contentType: string;
  /** Decoded. */
  readonly form: ReadonlyMap<string, string>;
}

/** Why a request is refused, as a code of CMQ. */
export interface CmqRefusal {
  readonly code: number;
  readonly message: string;
}

/** Signatures older or younger than this are refused. */
const CLOCK_TOLERANCE_SECONDS = 300;

const FORM = 'application/x-www-form-urlencoded';

/**
 * Checks a request as the API 2.0 of CMQ describes it: `POST`, host and path, then all parameters but the signature by name,
 * as they are. On purpose without anything of src/: a fault of the signer must not be repeated here.
 */
export function cmqRefusalOf(request: CmqReceived, account: CmqAccount, now: number): CmqRefusal | undefined {
  const { form } = request;
  if (request.method !== 'POST' || request.path !== '/v2/index.php') return refused(4000, 'no such interface');
  if (request.contentType !== FORM) return refused(4000, 'the body is no form');
  if (form.get('SecretId') !== account.secretId) return refused(4100, 'secret id not found');
  if (form.get('Token') !== account.sessionToken) return refused(4100, 'token is invalid');
  if (form.get('SignatureMethod') !== 'HmacSHA256') return refused(4100, 'signature method is not HmacSHA256');
  if (!/^[1-9]\d*$/.test(form.get('Nonce') ?? '')) return refused(4100, 'nonce is invalid');
  const age = now / 1000 - Number(form.get('Timestamp') ?? NaN);
  if (!(Math.abs(age) <= CLOCK_TOLERANCE_SECONDS)) return refused(4200, 'request has expired');

  const names = [...form.keys()].filter((name) => name !== 'Signature');
  names.sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
  let text = `POST${request.host}${request.path}`;
  names.forEach((name, at) => {
    text += `${at === 0 ? '?' : '&'}${name.split('_').join('.')}=${form.get(name) ?? ''}`;
  });
  const signature = createHmac('sha256', account.secretKey).update(text, 'utf8').digest().toString('base64');
  return signature === form.get('Signature') ? undefined : refused(4100, 'signature is another one');
}

function refused(code: number, message: string): CmqRefusal {
  return { code, message };
}
