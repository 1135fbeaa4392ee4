import { usedSinks } from '../../configuration/configuration';
import type { Configuration } from '../../configuration/configuration';
import type { Environment } from '../../schemas/variable';
import { cos, cosSettings } from '../../sinks/cos/cos-definition';
import type { CosOptions } from '../../sinks/cos/cos-store';
import { roleCredentials } from '../../tencent/credentials';
import type { GivenCredentials } from '../../tencent/credentials';

/** The bucket that the function writes to, with the keys of the settings; `undefined`: it writes to none. */
export function bucketOf(configuration: Configuration, environment: Environment): CosOptions | undefined {
  if (!usedSinks(configuration).some(({ name }) => name === cos.name)) return undefined;
  return { ...cosSettings(environment), credentials: () => keysOf(environment) };
}

/** Keys are whole, or nothing can be asked. */
export function hasKeys(environment: Environment): boolean {
  const { secretId, secretKey } = keysOf(environment);
  return Boolean(secretId && secretKey);
}

function keysOf(environment: Environment): GivenCredentials {
  return roleCredentials(environment);
}
