import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CloudRequest } from './cloud-request';

/** What the client asks the platform to deploy. */
export interface Instance {
  readonly stageName: string;
  readonly componentName: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** The instance of the last deployment. Throws when there was none. */
export function deployedInstance(requests: readonly CloudRequest[]): Instance {
  const run = requests.filter(({ fields }) => fields.get('Action') === 'RunComponent').at(-1);
  // The client's own format; what is not as said here fails the assertions.
  const { instance } = JSON.parse(run?.fields.get('Body') ?? 'null') as { readonly instance: Instance };
  return instance;
}

/** Unpacks the last upload into a new folder below `folder` and gives its path. */
export async function unpackUpload(requests: readonly CloudRequest[], folder: string): Promise<string> {
  const upload = requests.filter(({ method }) => method === 'PUT').at(-1);
  const unpacked = await mkdtemp(join(folder, 'unpacked-'));
  const archive = `${unpacked}.zip`;
  await writeFile(archive, upload?.body ?? '');
  await promisify(execFile)('unzip', ['-q', archive, '-d', unpacked]);
  return unpacked;
}
