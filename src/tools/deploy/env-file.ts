import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import type { Environment } from '../../schemas/variable';

/**
 * `own` and, where it says nothing, the first of `.env.<stage>` and `.env` in `directory` or the two above it: the file
 * that the serverless client would take. Handed to the client, it leaves that nothing to add.
 */
export async function withEnvFile(own: Environment, stage: string, directory: string): Promise<Environment> {
  for (const folder of ['.', '..', '../..']) {
    for (const name of [`.env.${stage}`, '.env']) {
      const content = await readFile(resolve(directory, folder, name), 'utf8').catch(() => undefined);
      if (content !== undefined) return { ...parseEnv(content), ...own };
    }
  }
  return own;
}
