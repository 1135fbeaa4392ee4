import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterWaiting } from '../../../src/tools/connect/old-token-use';
import { rotate } from '../../../src/tools/connect/rotate';
import type { RotationOutcome, RotationWork } from '../../../src/tools/connect/rotate';
import { setWorkflow } from '../../../src/tools/connect/set-workflow';
import { listTargets } from '../../../src/tools/connect/targets';
import { tokenFile } from '../../../src/tools/connect/token-file';
import type { CloudInfinite } from '../../support/servers/cloud-infinite/cloud-infinite';
import { queueXml } from '../../support/servers/cloud-infinite/queue-makers';
import { rememberedPauses, startServedCloud } from './served-cloud';

export const HOST = 'https://1250000000-abcdefgh.ap-guangzhou.tencentscf.com';
export const OLD = 'old-token-0123456789abcdef';
export const DAY_MS = 86_400_000;
export const SETTINGS = `A=1\nCALLBACK_TOKEN=${OLD}\nB=2\n`;

/** What a process that is killed does not get further than. */
class Killed extends Error {}

interface Run {
  /** The number of what is done last; the process is killed there. */
  readonly killAt?: number;
  /** Whether that is done itself. */
  readonly isDone?: boolean;
  /** Workflows that are named. */
  readonly workflows?: readonly string[];
}

/** A stage whose token is rotated: its file of settings, its function, its Cloud Infinite, and a clock. */
export interface RotatedStage {
  readonly cloud: CloudInfinite;
  /** The file of settings. */
  readonly file: string;
  /** The tokens that the deployed function takes. */
  accepted: string[];
  /** Milliseconds since 1970. */
  now: number;
  readonly said: string[];
  workOf(run?: Run): RotationWork;
  run(work?: RotationWork, isDry?: boolean): Promise<RotationOutcome>;
  settings(): Promise<string>;
  token(): Promise<string>;
  /** Whether everything that Cloud Infinite would send now is let in. */
  letsAllIn(): boolean;
  stop(): Promise<void>;
}

export const urlOf = (xml = ''): string => /<Url>([^<]*)/.exec(xml)?.[1] ?? '';

export async function startRotatedStage(): Promise<RotatedStage> {
  const { cloud, client } = await startServedCloud();
  const folder = await mkdtemp(path.join(tmpdir(), 'rotate-'));
  const file = path.join(folder, '.env.prod');
  await writeFile(file, SETTINGS);
  const paused = rememberedPauses();
  const notify = { url: `${HOST}/${OLD}`, more: '<New>1</New>' };
  cloud.queues.queue.set('p1', queueXml({ id: 'p1', notify }));
  cloud.queues.docqueue.set('d1', queueXml({ id: 'd1', notify: { ...notify, event: 'TransCodingFinish' } }));
  cloud.queues.picqueue.set('p2', queueXml({ id: 'p2', notify: { url: 'https://other.example/hook' } }));
  cloud.queues.file_queue.set('f1', queueXml({ id: 'f1' }));

  function workOf({ killAt = Infinity, isDone = false, workflows = [] }: Run = {}): RotationWork {
    let done = 0;
    const step = async <T>(work: () => Promise<T>): Promise<T> => {
      done += 1;
      if (done > killAt || (done === killAt && !isDone)) throw new Killed();
      const result = await work();
      if (done === killAt) throw new Killed();
      return result;
    };
    const tokens = tokenFile('.env.prod', file);
    return {
      tokens: { ...tokens, write: (before, after) => step(() => tokens.write(before, after)) },
      list: () => listTargets([{ ...client, send: (request, deadline) => step(() => client.send(request, deadline)) }]),
      deploy: ({ current, previous }) =>
        step(() => {
          stage.accepted = [current, ...(previous === undefined ? [] : [previous])];
          return Promise.resolve();
        }),
      probe: (url) =>
        step(() =>
          Promise.resolve(stage.accepted.some((token) => url === `${HOST}/${token}`) ? 'accepted' : 'refused'),
        ),
      setWorkflow: async (workflow, url) =>
        workflows.includes(workflow.id)
          ? setWorkflow(workflow, { url, format: undefined, keepsRest: true }, false, paused)
          : undefined,
      stillUsed: (setAt) => Promise.resolve(afterWaiting(setAt, DAY_MS, stage.now)),
      say: (sentence) => stage.said.push(sentence),
      report: () => undefined,
      pause: () => Promise.resolve(),
      now: () => stage.now,
    };
  }

  const settings = () => readFile(file, 'utf8');
  const stage: RotatedStage = {
    cloud,
    file,
    accepted: [OLD],
    now: Date.parse('2026-11-25T00:00:00Z'),
    said: [],
    workOf,
    run: (work = workOf(), isDry = false) => rotate(work, { url: undefined, isDry }),
    settings,
    token: async () => /^CALLBACK_TOKEN=(.*)$/m.exec(await settings())?.[1] ?? '',
    letsAllIn() {
      const urls = [cloud.queues.queue.get('p1'), cloud.queues.docqueue.get('d1')].map(urlOf);
      return urls.every((url) => stage.accepted.some((token) => url === `${HOST}/${token}`));
    },
    async stop() {
      await cloud.stop();
      await rm(folder, { recursive: true });
    },
  };
  return stage;
}
