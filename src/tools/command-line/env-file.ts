import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import type { Environment } from '../../schemas/variable';
import { messageOf, UsageError } from './usage-error';

export interface EnvFile {
  /** As messages name it. */
  readonly name: string;
  readonly values: Environment;
}

/** The file that `--env-file` names, a path in `directory` or from the root. Throws a `UsageError` when it cannot be read. */
export async function namedEnvFile(name: string, directory: string): Promise<EnvFile> {
  try {
    return { name, values: parseEnv(await readFile(resolve(directory, name), 'utf8')) };
  } catch (cause) {
    throw new UsageError(`--env-file ${name} cannot be read: ${messageOf(cause)}. Name a file of NAME=value lines.`, {
      cause,
    });
  }
}

/** The first of `.env.<stage>` and `.env` in `directory` or the two above it: the file that the serverless client would take. */
export async function foundEnvFile(stage: string, directory: string): Promise<EnvFile | undefined> {
  for (const folder of ['', '../', '../../']) {
    for (const file of [`.env.${stage}`, '.env']) {
      const name = `${folder}${file}`;
      const content = await readFile(resolve(directory, name), 'utf8').catch(() => undefined);
      if (content !== undefined) return { name, values: parseEnv(content) };
    }
  }
  return undefined;
}
