import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CiClient } from '../../cloud-infinite/ci-client';
import type { Output } from '../command-line/command';
import type { Settings } from '../command-line/settings';
import { UsageError } from '../command-line/usage-error';
import { deployFunction } from '../deploy/deploy-function';
import { idsIn } from './chosen';
import type { KnownTokens } from './hidden-tokens';
import { afterWaiting, byLog, durationOf } from './old-token-use';
import type { PausedWorkflows } from './paused-workflows';
import { probe } from './probe';
import { rotate } from './rotate';
import type { RotationOutcome, RotationWork } from './rotate';
import type { SetResult } from './set-target';
import { setWorkflow } from './set-workflow';
import { listTargets } from './targets';
import { tokenFile } from './token-file';
import type { TokenFile, Tokens } from './token-file';

/** What was typed and set for the rotation of a stage. */
export interface StageRotation {
  readonly stage: string;
  readonly url: string | undefined;
  /** Ids of workflows that may be paused and changed, with commas between them. */
  readonly workflow: string | undefined;
  readonly wait: string | undefined;
  readonly log: string | undefined;
  readonly isDry: boolean;
  readonly settings: Settings;
  readonly clients: readonly CiClient[];
  /** Gets the new token as soon as there is one. */
  readonly known: KnownTokens;
  readonly paused: PausedWorkflows;
  readonly report: (results: readonly SetResult[]) => void;
  readonly print: Output['print'];
}

const LONGEST_WAIT = '24h';

/** Rotates the token of a stage: with its file of settings, the function that it deploys, and the queues of its buckets. */
export async function rotateStage(given: StageRotation): Promise<RotationOutcome> {
  const { stage, settings, clients, paused, print, report, log, wait = LONGEST_WAIT, isDry } = given;
  if (log !== undefined && given.wait !== undefined) throw new UsageError('--log and --wait: only one of them.');
  const waitMs = durationOf(wait);
  const ids = idsIn(given.workflow);
  const tokens = fileOf(given);
  const work: RotationWork = {
    tokens,
    list: () => listTargets(clients),
    async deploy({ current, previous = '' }) {
      const environment = { ...settings.environment, CALLBACK_TOKEN: current, CALLBACK_TOKEN_PREVIOUS: previous };
      const deployment = { stage, target: '.', root: process.cwd(), files: tokens.name, isDry: false };
      await deployFunction({ ...deployment, settings: { ...settings, environment } }, print);
    },
    probe,
    setWorkflow: async (workflow, url) =>
      ids.includes(workflow.id)
        ? setWorkflow(workflow, { url, format: undefined, keepsRest: true }, false, paused)
        : undefined,
    stillUsed: (setAt) =>
      log === undefined ? Promise.resolve(afterWaiting(setAt, waitMs, Date.now())) : byLog(log, setAt),
    say: print,
    report,
    pause: sleep,
    now: Date.now,
  };
  return rotate(work, { url: given.url, isDry });
}

/** The file that the token is written to. What the environment says goes first, so the token must not stand there. */
function fileOf({ settings: { file, environment }, known }: StageRotation): TokenFile {
  const ofFile = file?.values['CALLBACK_TOKEN'];
  if (file === undefined || !ofFile || ofFile !== environment['CALLBACK_TOKEN']) {
    throw new UsageError(
      'A rotation writes the new token to the file of settings: CALLBACK_TOKEN must be set there, and not in the environment.',
    );
  }
  const tokens = tokenFile(file.name, resolve(file.name));
  return {
    ...tokens,
    async write(before: Tokens, after: Tokens) {
      if (after.previous !== undefined) known.set(after.previous, '<CALLBACK_TOKEN_PREVIOUS>');
      known.set(after.current, '<CALLBACK_TOKEN>');
      await tokens.write(before, after);
    },
  };
}
