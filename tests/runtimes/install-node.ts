import { join } from 'node:path';
import { runProcess } from '../../src/tools/deploy/run-process';
import type { Runtime } from '../../src/tools/deploy/runtimes';

/** Takes a Node.js of the line of a runtime from npm into `folder`, and says where the program lies. */
export async function installNode(runtime: Runtime, folder: string): Promise<string> {
  const prefix = join(folder, runtime);
  const wanted = `node-${process.platform}-${process.arch}@~${runtime.replace('Nodejs', '')}.0`;
  const { exitCode, output } = await runProcess({
    file: 'npm',
    arguments: ['install', '--prefix', prefix, '--no-audit', '--no-fund', wanted],
    folder,
    environment: { ...process.env },
    timeoutMs: 120_000,
  });
  if (exitCode !== 0) throw new Error(`npm could not install ${wanted}:\n${output}`);
  return join(prefix, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
}
