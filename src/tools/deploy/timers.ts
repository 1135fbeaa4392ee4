import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { safeDump } from 'js-yaml';
import type { DeployFile } from './deploy-file';

/**
 * When the function looks for missing jobs: often for what was created lately, and sometimes for jobs that ran long. SCF's seven
 * fields, from the second to the year: cloud.tencent.com/document/product/583/9708.
 */
const TIMERS = [
  { name: 'reconcile', cronExpression: '0 */30 * * * * *' },
  { name: 'reconcile-long', cronExpression: '0 7 */12 * * * *', argument: '{"since":"72h"}' },
].map((timer) => ({ timer: { parameters: { qualifier: '$DEFAULT', enable: true, ...timer } } }));

/** Whether the function is to look for missing jobs, and its file has no timer for that. */
export function needsTimers(file: DeployFile | undefined): boolean {
  if (file === undefined) return false;
  const { environment, events } = file.inputs;
  return environment.variables['RECONCILE']?.trim() === 'on' && !events.some(({ timer }) => timer !== undefined);
}

/** The document of a `serverless.yml`, which has to be one without problems, with the timers of the function. */
export function withTimers(document: unknown): unknown {
  // A file cannot make a trigger depend on a variable, because the client replaces variables by texts.
  const file = document as DeployFile;
  return { ...file, inputs: { ...file.inputs, events: [...file.inputs.events, ...TIMERS] } };
}

/**
 * Runs `work` with a folder below `target` that holds the document as its `serverless.yml`, and removes it. The client takes
 * nothing but a folder; paths in the document are those of `target`.
 */
export async function inDeployFolder<T>(
  document: unknown,
  target: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const file = document as DeployFile;
  const { src } = file.inputs;
  const moved = { ...file, inputs: { ...file.inputs, src: { ...src, src: `../${src.src}` } } };
  const folder = await mkdtemp(join(target, '.deploy-'));
  try {
    await writeFile(join(folder, 'serverless.yml'), safeDump(moved));
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
