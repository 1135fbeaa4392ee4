import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exportedSchemas } from './exported-schemas';
import { bundleWithValidators, filesIn } from './function-bundle';
import type { BundleFile } from './function-bundle';
import { writeLicences } from './licences';

/** Makes, in `folder`, what programs in the same team use: `parseCallback`, and the schemas for other languages. */
export async function bundleLibrary(folder: string): Promise<BundleFile[]> {
  await rm(folder, { recursive: true, force: true });
  const { sources } = await bundleWithValidators('src/library.ts', folder);
  await writeLicences(folder, sources);
  for (const { file, schema } of exportedSchemas()) {
    const target = path.join(folder, 'schemas', file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, `${JSON.stringify(schema, undefined, 2)}\n`);
  }
  return await filesIn(folder);
}
