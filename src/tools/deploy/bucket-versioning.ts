import { readConfiguration, usedSinks } from '../../configuration/configuration';
import type { Environment } from '../../schemas/variable';
import { deadlineIn } from '../../foundation/deadline';
import { cos, cosSettings } from '../../sinks/cos/cos-definition';
import { cosBucket } from '../../sinks/cos/cos-store';
import type { CosBucket } from '../../sinks/cos/cos-store';

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

/**
 * Whether the bucket has versioning, or once had: COS then ignores that a record must not be overwritten.
 * `unknown`: the deployer may not ask, or there was no answer. PUT Object: https://www.tencentcloud.com/document/product/436/7749.
 */
export async function versioningOf(bucket: CosBucket): Promise<'never' | 'once' | 'unknown'> {
  const request = { method: 'GET', key: '', query: { versioning: '' } } as const;
  const response = await bucket.send(request, deadlineIn(LONGEST_WAIT_MS)).catch(() => undefined);
  if (response?.status !== 200) return 'unknown';
  return response.text.includes('<Status>') ? 'once' : 'never';
}
