import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Environment } from '../../schemas/variable';
import { hiderOf } from '../command-line/hidden-secrets';
import { runProcess } from './run-process';

export interface ClientRun {
  readonly stage: string;
  /** The folder that holds `serverless.yml`. */
  readonly target: string;
  readonly environment: Environment;
  /** The folder that holds `node_modules`. */
  readonly root: string;
  readonly timeoutMs: number;
}

export interface ClientResult {
  /** Why the function may not be deployed; `undefined` when it is. */
  readonly failure: string | undefined;
  /** What the client wrote, for people to read. */
  readonly said: string;
}

const CLIENT = 'node_modules/serverless/bin/serverless.js';

/** "Run successfully": what the pinned client writes last, after the cloud has said that the function is active. */
const SUCCESS = '执行成功';

/** The client can do without an answer of this host, but waits for ever if it takes a connection and says nothing. */
const SILENT_HOST =
  'If it stopped at the beginning, add the line "127.0.0.1 service-ocnymoks-1258344699.gz.apigw.tencentcs.com" to ' +
  'the hosts file: the client asks it for roles, and it may be shut down.';

/**
 * Runs the real `sls deploy`. Its exit code of 0 alone proves nothing: it comes after a failed login too, and after
 * a deployment that the cloud found typing errors in.
 */
export async function deployWithClient({
  stage,
  target,
  environment,
  root,
  timeoutMs,
}: ClientRun): Promise<ClientResult> {
  const { exitCode, timedOut, output } = await runProcess({
    file: process.execPath,
    arguments: [CLIENT, 'deploy', '--stage', stage, '--target', relative(root, target) || '.'],
    folder: root,
    environment: {
      ...environment,
      // Else the client logs in to another company's cloud wherever the clock is not China's.
      SERVERLESS_PLATFORM_VENDOR: 'tencent',
      SLS_TRACKING_DISABLED: '1',
      SLS_TELEMETRY_DISABLED: '1',
    },
    timeoutMs,
  });
  // The cloud may repeat what it was sent, in an error or in what it says of the function.
  const said = hiderOf(environment)(readable(output));
  if (timedOut) return { failure: `sls deploy did not end within ${timeoutMs / 1000} s. ${SILENT_HOST}`, said };
  if (exitCode !== 0) return { failure: `sls deploy ended with exit code ${exitCode ?? 'none'}.`, said };
  if (!said.includes(SUCCESS)) return { failure: 'sls deploy ended without saying that it succeeded.', said };
  return { failure: undefined, said };
}

/** The client's output without colours, and without the status line that it draws anew ten times a second. */
function readable(output: string): string {
  // Outside a terminal, which has a width, the client moves the cursor up by "NaN" lines.
  const lines = stripVTControlCharacters(output.split('\u001b[NaNA').join(''))
    .split(/[\r\n]+/)
    .map((line) => line.trimEnd());
  const subject = (line = '') => line.replace(/^\d+s /, '').replace(/[ .]+$/, '');
  return lines.filter((line, index) => line !== '' && subject(line) !== subject(lines[index - 1])).join('\n');
}
