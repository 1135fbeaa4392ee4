import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

/** Takes the last Node.js of a line, such as 18.15, from npm into a folder. The path of its program. */
export async function installedNode(line: string, folder: string): Promise<string> {
  const name = `node-${process.platform}-${process.arch}`;
  await promisify(execFile)('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', `${name}@~${line}.0`]);
  return path.join(folder, 'node_modules', name, 'bin/node');
}
