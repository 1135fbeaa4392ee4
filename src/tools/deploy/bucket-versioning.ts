import { readConfiguration, usedSinks } from '../../configuration/configuration';
import type { Environment } from '../../schemas/variable';
import { deadlineIn } from '../../foundation/deadline';
import { cos, cosSettings } from '../../sinks/cos/cos-definition';
import { cosBucket } from '../../sinks/cos/cos-store';
import type { CosBucket } from '../../sinks/cos/cos-store';
import type { SignedAnswer } from '../../tencent/signed-request';

const LONGEST_WAIT_MS = 10_000;

/** The bucket that a function with these variables writes to, opened with the keys of the deployer; `undefined`: it writes to none. */
export function bucketOfFunction(variables: Environment, deployer: Environment): CosBucket | undefined {
  if (!usedSinks(readConfiguration(variables)).some(({ name }) => name === cos.name)) return undefined;
  const credentials = {
    secretId: deployer['TENCENT_SECRET_ID'],
    secretKey: deployer['TENCENT_SECRET_KEY'],
    sessionToken: deployer['TENCENT_TOKEN'],
  };
  return cosBucket({ ...cosSettings(variables), credentials: () => credentials });
}

/** PUT Object says what versioning does to it: https://www.tencentcloud.com/document/product/436/7749. */
export const VERSIONING_REQUEST = { method: 'GET', key: '', query: { versioning: '' } } as const;

/** `unknown`: the one who asks may not, or there was no answer. */
export type Versioning = 'never' | 'once' | 'unknown';

/** Whether the bucket has versioning, or once had: COS then ignores that a record must not be overwritten. */
export async function versioningOf(bucket: CosBucket): Promise<Versioning> {
  const answer = await bucket.send(VERSIONING_REQUEST, deadlineIn(LONGEST_WAIT_MS)).catch(() => undefined);
  return answer ? versioningIn(answer) : 'unknown';
}

/** What an answer to that request says. */
export function versioningIn({ status, text }: Pick<SignedAnswer, 'status' | 'text'>): Versioning {
  if (status !== 200) return 'unknown';
  return text.includes('<Status>') ? 'once' : 'never';
}
