import { existsSync } from 'node:fs';
import path from 'node:path';

/** Throws one line that says what to install when a program (a name, or an absolute path of any file) is not there. */
export function requirePrograms(programs: readonly string[], packages: string): void {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const missing = programs.filter((program) => !folders.some((folder) => existsSync(path.resolve(folder, program))));
  if (missing.length > 0) throw new Error(`${missing.join(', ')} not found: apt-get install ${packages}`);
}
