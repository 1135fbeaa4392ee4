import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { safeLoad } from 'js-yaml';
import { CallbackError } from '../../foundation/errors';

/** The serverless client takes no other name. */
const DEPLOY_FILE = 'serverless.yml';

/** The document of `serverless.yml` in a folder, read as the client reads it. Throws `configuration_invalid`. */
export async function readDeployFile(folder: string): Promise<unknown> {
  const path = join(folder, DEPLOY_FILE);
  try {
    return safeLoad(await readFile(path, 'utf8'));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CallbackError('configuration_invalid', `${path} cannot be read: ${reason}`, { cause });
  }
}
