/** Every runtime of SCF on which the built function is tested. */
export const RUNTIMES = ['Nodejs16.13', 'Nodejs18.15', 'Nodejs20.19'] as const;

export type Runtime = (typeof RUNTIMES)[number];

/**
 * The text of the CreateFunction API names the others. This one is on the page of SCF's runtimes, as `Node.js 20.19`, and in
 * Tencent's client for CloudBase (npm: @cloudbase/manager-node 5.6.5), but the API of SCF was never seen to take it.
 */
const UNPROVEN: Runtime = 'Nodejs20.19';
const INSTEAD: Runtime = 'Nodejs18.15';

/** A runtime as people write it: `Node.js 20.19`, `nodejs20`, `Nodejs 18.15`. */
const WRITTEN = /^node(?:\.?js)?[ _-]?(\d+)(?:\.\w+)*$/i;

/** The runtime that a text means in whichever spelling; `undefined` if it is none of `RUNTIMES`. */
export function meantRuntime(written: unknown): Runtime | undefined {
  const [, major] = (typeof written === 'string' && WRITTEN.exec(written.trim())) || [];
  return major === undefined ? undefined : RUNTIMES.find((runtime) => runtime.startsWith(`Nodejs${major}.`));
}

/** What to know of a runtime before it is deployed, one sentence each. */
export function runtimeNotes(runtime: Runtime): string[] {
  if (runtime !== UNPROVEN) return [];
  return [
    `Note: it is not proven that SCF takes the spelling ${UNPROVEN}. If the cloud refuses it, write ${INSTEAD} instead.`,
  ];
}

/** What to do after a deployment failed that may have failed for its runtime. `said`: what the client wrote. */
export function runtimeRemedies(runtime: Runtime, said: string): string[] {
  if (runtime !== UNPROVEN || !/runtime|运行环境|运行时/i.test(said)) return [];
  return [`If ${UNPROVEN} is what it refused, write "runtime: ${INSTEAD}" in serverless.yml and deploy again.`];
}
