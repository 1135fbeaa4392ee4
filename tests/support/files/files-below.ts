import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Paths of all files below a folder, hidden ones too, sorted. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
}

/** All files below a folder, as text by path. */
export async function contentsBelow(folder: string): Promise<Record<string, string>> {
  const contents = (await filesBelow(folder)).map(async (file) => {
    return [file, await readFile(path.join(folder, file), 'utf8')] as const;
  });
  return Object.fromEntries(await Promise.all(contents));
}
