import { open, realpath, rename, stat } from 'node:fs/promises';

/** Only its owner may read a file that is new: it stands beside secrets, or holds some. */
const OWNER_ONLY = 0o600;

/** Writes a whole file in one step, so that it is the old or the new one at any moment. A file that is there keeps its mode. */
export async function replaceFile(file: string, text: string): Promise<void> {
  // A link stays one.
  const place = await realpath(file).catch(() => file);
  const mode = await stat(place).then(
    (found) => found.mode & 0o777,
    () => OWNER_ONLY,
  );
  const part = `${place}.part`;
  const handle = await open(part, 'w', mode);
  try {
    // The mode of a new file loses what the umask of the process takes away.
    await handle.chmod(mode);
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, place);
}
