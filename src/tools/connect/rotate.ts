import { setQueue } from './set-target';
import type { SetResult } from './set-target';
import { addressOf, holds, ROOM_FOR_TOKEN, withToken } from './rotation-address';
import { newToken, SHORT_TOKEN_LENGTH, TOKEN_LENGTH } from './new-token';
import type { StillUsed } from './old-token-use';
import type { Acceptance } from './probe';
import type { Target, Targets } from './targets';
import type { TokenFile, Tokens } from './token-file';

/** What the steps of a rotation are done with. */
export interface RotationWork {
  readonly tokens: TokenFile;
  list(): Promise<Targets>;
  deploy(tokens: Tokens): Promise<void>;
  probe(url: string): Promise<Acceptance>;
  /** Sets the callback of a workflow; `undefined`: it was not named, so it is left. */
  setWorkflow(workflow: Target, url: string): Promise<SetResult | undefined>;
  stillUsed(setAt: number): Promise<StillUsed>;
  readonly say: (sentence: string) => void;
  report(results: readonly SetResult[]): void;
  pause(milliseconds: number): Promise<unknown>;
  now(): number;
}

export interface RotationOptions {
  /** The URL of the function; not given: the one that Cloud Infinite has. */
  readonly url: string | undefined;
  /** Says which step is next, and does none. */
  readonly isDry: boolean;
}

/** `waiting`: all is done that can be done now. */
export type RotationOutcome = 'done' | 'waiting' | 'failed';

type Rotating = Tokens & { readonly previous: string };

/**
 * Changes the callback token without a gap. What is done already is seen from the file of settings, from the function and from
 * Cloud Infinite, so it can be stopped at any moment and run again.
 */
export async function rotate(work: RotationWork, { url, isDry }: RotationOptions): Promise<RotationOutcome> {
  const { say } = work;
  const targets = await work.list();
  if (targets.failures.length > 0) throw new Error(targets.failures.join('\n'));
  const all = [...targets.queues, ...targets.workflows];
  const before = await work.tokens.read();
  const address = addressOf(url, all, before);

  if (before.previous === undefined && isDry) return next(work, 'a new token would be made');
  const tokens = before.previous === undefined ? await begin(work, before, all) : asRotating(before);

  const [current, previous] = await Promise.all(
    [tokens.current, tokens.previous].map((token) => work.probe(withToken(address, token))),
  );
  // Only the last step makes the function refuse the old token after all had the new one.
  const isEnding = tokens.setAt !== undefined && current === 'accepted' && previous === 'refused';
  if (!isEnding && (current === 'refused' || previous === 'refused')) {
    if (isDry) return next(work, 'the function would be deployed with both tokens');
    say('Deploys the function with both tokens.');
    await work.deploy(tokens);
    await until(work, withToken(address, tokens.current), 'accepted');
    await until(work, withToken(address, tokens.previous), 'accepted');
  }

  const old = all.filter((target) => holds(target, tokens.previous));
  if (isDry && old.length > 0) return next(work, `${old.length} queues and workflows would get the new token`);
  const hasAll = await setAll(work, old, tokens);
  if (!hasAll) return 'failed';
  const setAt = old.length === 0 ? tokens.setAt : undefined;
  if (setAt === undefined && isDry) return next(work, 'the time would be noted from which the old token is not used');
  const noted: Rotating = { ...tokens, setAt: setAt ?? work.now() };
  if (setAt === undefined) await work.tokens.write(tokens, noted);

  const stillUsed = isEnding ? undefined : await work.stillUsed(noted.setAt ?? 0);
  if (stillUsed !== undefined) {
    say(`Both tokens are valid. ${stillUsed}`);
    return 'waiting';
  }
  if (isDry) return next(work, 'the function would be deployed without the old token');
  const after: Tokens = { current: tokens.current, previous: undefined, setAt: undefined };
  if (!isEnding) {
    say('Deploys the function without the old token.');
    await work.deploy(after);
    await until(work, withToken(address, tokens.previous), 'refused');
  }
  await until(work, withToken(address, tokens.current), 'accepted');
  await work.tokens.write(noted, after);
  say('The token is changed: the old one is not valid any more.');
  return 'done';
}

function next({ say }: RotationWork, step: string): RotationOutcome {
  say(`Next step: ${step}. This was a dry run: nothing was changed.`);
  return 'waiting';
}

function asRotating(tokens: Tokens): Rotating {
  return { ...tokens, previous: tokens.previous ?? '' };
}

/** The new token is in the file before anything else has it: it cannot be lost. */
async function begin(work: RotationWork, before: Tokens, all: readonly Target[]): Promise<Rotating> {
  const rooms = all
    .filter((target) => holds(target, before.current))
    .map(({ place, callback }) => place.longestUrl - (callback?.url ?? '').length + before.current.length);
  const room = Math.min(...rooms);
  if (room < SHORT_TOKEN_LENGTH) throw new Error(ROOM_FOR_TOKEN);
  const current = newToken(room < TOKEN_LENGTH ? SHORT_TOKEN_LENGTH : TOKEN_LENGTH);
  const tokens = { current, previous: before.current, setAt: undefined };
  await work.tokens.write(before, tokens);
  work.say(`A new token is in ${work.tokens.name}; the old one is CALLBACK_TOKEN_PREVIOUS there.`);
  return tokens;
}

const MOST_PROBES = 20;
const BETWEEN_PROBES_MS = 3000;

/** Instances of the function before the deployment may answer for a while. */
async function until(work: RotationWork, url: string, wanted: Acceptance): Promise<void> {
  for (let probes = 1; (await work.probe(url)) !== wanted; probes += 1) {
    if (probes === MOST_PROBES) {
      const seconds = (MOST_PROBES * BETWEEN_PROBES_MS) / 1000;
      throw new Error(`${url} is still not ${wanted} by the function after ${seconds} s. Run the command again.`);
    }
    await work.pause(BETWEEN_PROBES_MS);
  }
}

/** Whether everything that had the old token has the new one. */
async function setAll(work: RotationWork, old: readonly Target[], tokens: Rotating): Promise<boolean> {
  // A second rotation that began at the same time has another new token, and the function knows only one.
  const { current } = await work.tokens.read();
  if (current !== tokens.current) throw new Error(`${work.tokens.name} has another token now. Run the command again.`);
  const results: SetResult[] = [];
  const left: Target[] = [];
  for (const target of old) {
    const url = (target.callback?.url ?? '').split(tokens.previous).join(tokens.current);
    const isQueue = target.kind !== 'workflow';
    const result = isQueue
      ? await setQueue(target, { url, format: undefined, keepsRest: true }, false)
      : await work.setWorkflow(target, url);
    if (result) results.push(result);
    else left.push(target);
  }
  if (results.length > 0) work.report(results);
  if (left.length > 0) {
    const ids = left.map(({ id }) => id).join(',');
    work.say(`These workflows still have the old token: ${ids}. Run the command with --workflow ${ids}.`);
  }
  return left.length === 0 && results.every(({ outcome }) => outcome !== 'failed');
}
