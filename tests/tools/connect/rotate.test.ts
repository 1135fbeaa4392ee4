import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CiClient } from '../../../src/cloud-infinite/ci-client';
import { afterWaiting } from '../../../src/tools/connect/old-token-use';
import { rotate } from '../../../src/tools/connect/rotate';
import type { RotationWork } from '../../../src/tools/connect/rotate';
import { setWorkflow } from '../../../src/tools/connect/set-workflow';
import { listTargets } from '../../../src/tools/connect/targets';
import { tokenFile } from '../../../src/tools/connect/token-file';
import type { CloudInfinite } from '../../support/servers/cloud-infinite/cloud-infinite';
import { queueXml, workflowXml } from '../../support/servers/cloud-infinite/queue-makers';
import { rememberedPauses, startServedCloud } from './served-cloud';

const HOST = 'https://1250000000-abcdefgh.ap-guangzhou.tencentscf.com';
const OLD = 'old-token-0123456789abcdef';
const DAY_MS = 86_400_000;
const SETTINGS = `A=1\nCALLBACK_TOKEN=${OLD}\nB=2\n`;

/** What a process that is killed does not get further than. */
class Killed extends Error {}

let cloud: CloudInfinite;
let client: CiClient;
let folder: string;
/** The tokens that the deployed function takes. */
let accepted: string[];
let now: number;
let said: string[];
let paused: ReturnType<typeof rememberedPauses>;

beforeEach(async () => {
  ({ cloud, client } = await startServedCloud());
  folder = await mkdtemp(path.join(tmpdir(), 'rotate-'));
  await writeFile(path.join(folder, '.env.prod'), SETTINGS);
  accepted = [OLD];
  now = Date.parse('2026-11-25T00:00:00Z');
  said = [];
  paused = rememberedPauses();
  const notify = { url: `${HOST}/${OLD}`, more: '<New>1</New>' };
  cloud.queues.queue.set('p1', queueXml({ id: 'p1', notify }));
  cloud.queues.docqueue.set('d1', queueXml({ id: 'd1', notify: { ...notify, event: 'TransCodingFinish' } }));
  cloud.queues.picqueue.set('p2', queueXml({ id: 'p2', notify: { url: 'https://other.example/hook' } }));
  cloud.queues.file_queue.set('f1', queueXml({ id: 'f1' }));
});
afterEach(async () => {
  await cloud.stop();
  await rm(folder, { recursive: true });
});

/** `killAt`: which thing that is done is the last one, by its number; `isDone`: whether it is done itself. */
function workOf({ killAt = Infinity, isDone = false, workflows = [] as readonly string[] } = {}): RotationWork {
  let done = 0;
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    done += 1;
    if (done === killAt && !isDone) throw new Killed();
    const result = await work();
    if (done === killAt) throw new Killed();
    return result;
  };
  const file = tokenFile('.env.prod', path.join(folder, '.env.prod'));
  return {
    tokens: { ...file, write: (before, after) => step(() => file.write(before, after)) },
    list: () => listTargets([{ ...client, send: (request, deadline) => step(() => client.send(request, deadline)) }]),
    deploy: ({ current, previous }) =>
      step(async () => {
        accepted = [current, ...(previous === undefined ? [] : [previous])];
        return Promise.resolve();
      }),
    probe: (url) =>
      step(() => Promise.resolve(accepted.some((token) => url === `${HOST}/${token}`) ? 'accepted' : 'refused')),
    setWorkflow: async (workflow, url) =>
      workflows.includes(workflow.id)
        ? setWorkflow(workflow, { url, format: undefined, keepsRest: true }, false, paused)
        : undefined,
    stillUsed: (setAt) => Promise.resolve(afterWaiting(setAt, DAY_MS, now)),
    say: (sentence) => said.push(sentence),
    report: () => undefined,
    pause: () => Promise.resolve(),
    now: () => now,
  };
}

const run = (work = workOf(), isDry = false) => rotate(work, { url: undefined, isDry });
const settings = (): Promise<string> => readFile(path.join(folder, '.env.prod'), 'utf8');
const tokenNow = async (): Promise<string> => /^CALLBACK_TOKEN=(.*)$/m.exec(await settings())?.[1] ?? '';
const urlOf = (xml = ''): string => /<Url>([^<]*)/.exec(xml)?.[1] ?? '';

/** Whether everything that Cloud Infinite would send now is let in. */
function everythingIsLetIn(): boolean {
  const urls = [cloud.queues.queue.get('p1'), cloud.queues.docqueue.get('d1')].map(urlOf);
  return urls.every((url) => accepted.some((token) => url === `${HOST}/${token}`));
}

describe('a rotation', () => {
  it('deploys a new token beside the old one, sets it everywhere, waits, and takes the old one away', async () => {
    expect(await run()).toBe('waiting');
    const token = await tokenNow();
    expect(token).not.toBe(OLD);
    expect(accepted).toEqual([token, OLD]);
    expect(urlOf(cloud.queues.queue.get('p1'))).toBe(`${HOST}/${token}`);
    expect(urlOf(cloud.queues.docqueue.get('d1'))).toBe(`${HOST}/${token}`);
    expect(said.at(-1)).toContain('Run this command again after 2026-11-26T00:00:00.000Z');

    now += DAY_MS - 1;
    expect(await run()).toBe('waiting');
    expect(accepted).toEqual([token, OLD]);

    now += 1;
    expect(await run()).toBe('done');
    expect(accepted).toEqual([token]);
    expect(await settings()).toBe(SETTINGS.replace(OLD, token));
  });

  it('leaves what is not ours, what is off, and every other field as they are', async () => {
    await run();
    expect(cloud.queues.picqueue.get('p2')).toBe(queueXml({ id: 'p2', notify: { url: 'https://other.example/hook' } }));
    expect(cloud.queues.file_queue.get('f1')).toBe(queueXml({ id: 'f1' }));
    expect(cloud.queues.queue.get('p1')).toContain('<New>1</New>');
    expect(cloud.queues.docqueue.get('d1')).toContain('<Event>TransCodingFinish</Event>');
  });

  it('makes a token that fits the queues that have it', async () => {
    cloud.queues.docqueue.set('d1', queueXml({ id: 'd1', notify: { url: `${HOST}/${'a'.repeat(18)}/${OLD}` } }));
    await run();
    expect(await tokenNow()).toHaveLength(22);
    expect(urlOf(cloud.queues.docqueue.get('d1')).length).toBeLessThanOrEqual(100);
  });

  it('does not take the old token away while a workflow has it that was not named', async () => {
    cloud.workflows.set('w1', workflowXml({ id: 'w1', notify: { url: `${HOST}/${OLD}` } }));
    expect(await run()).toBe('failed');
    expect(said.at(-1)).toContain('Run the command with --workflow w1.');
    now += 2 * DAY_MS;
    expect(await run()).toBe('failed');
    expect(accepted).toContain(OLD);

    expect(await run(workOf({ workflows: ['w1'] }))).toBe('waiting');
    expect(cloud.workflows.get('w1')).toContain(`<Url>${HOST}/${await tokenNow()}</Url>`);
    now += DAY_MS;
    expect(await run()).toBe('done');
  });

  it('waits anew when something had the old token again', async () => {
    await run();
    now += DAY_MS;
    cloud.queues.queue.set('p1', queueXml({ id: 'p1', notify: { url: `${HOST}/${OLD}` } }));
    expect(await run()).toBe('waiting');
    expect(said.at(-1)).toContain('after 2026-11-27T00:00:00.000Z');
  });

  it('sets nothing when another one has made another token meanwhile', async () => {
    const work = workOf();
    const deploy: RotationWork['deploy'] = async (tokens) => {
      await work.deploy(tokens);
      await writeFile(path.join(folder, '.env.prod'), SETTINGS.replace(OLD, 'another-token-0123456789'));
    };
    await expect(run({ ...work, deploy })).rejects.toThrow('.env.prod has another token now.');
    expect(urlOf(cloud.queues.queue.get('p1'))).toBe(`${HOST}/${OLD}`);
  });

  it('sets nothing while the function does not take the new token', async () => {
    await expect(run({ ...workOf(), deploy: () => Promise.resolve() })).rejects.toThrow('is still not accepted');
    expect(urlOf(cloud.queues.queue.get('p1'))).toBe(`${HOST}/${OLD}`);
  });

  it('begins nothing when a list cannot be had', async () => {
    cloud.faults.push(403);
    await expect(run()).rejects.toThrow('403 AccessDenied');
    expect(await settings()).toBe(SETTINGS);
  });

  it('says on a dry run what is next, and does nothing', async () => {
    expect(await run(workOf(), true)).toBe('waiting');
    expect(said.at(-1)).toContain('Next step: a new token would be made');
    expect(await settings()).toBe(SETTINGS);
    await run();
    await run(workOf(), true);
    expect(said.at(-1)).toContain('Both tokens are valid.');
    now += DAY_MS;
    const before = await settings();
    await run(workOf(), true);
    expect(said.at(-1)).toContain('Next step: the function would be deployed without the old token');
    expect(await settings()).toBe(before);
    expect(accepted).toHaveLength(2);
  });
});

describe('a rotation that is killed', () => {
  // More than all that one run does: the last ones are not reached.
  const moments = Array.from({ length: 30 }, (_, index) => index + 1);
  const cases = moments.flatMap((killAt) => [false, true].map((isDone) => ({ killAt, isDone })));

  it.each(cases)(
    'at moment $killAt (done: $isDone) lets everything in, and is ended by other runs',
    async ({ killAt, isDone }) => {
      await run(workOf({ killAt, isDone })).catch((error: unknown) => {
        if (!(error instanceof Error)) throw error;
      });
      expect(everythingIsLetIn()).toBe(true);
      const begun = /PREVIOUS/.test(await settings()) ? await tokenNow() : undefined;
      expect(await run()).toBe('waiting');
      const token = await tokenNow();
      if (begun !== undefined) expect(token).toBe(begun);
      expect(everythingIsLetIn()).toBe(true);

      now += DAY_MS;
      const last = await run(workOf({ killAt, isDone })).catch(() => 'killed');
      expect(everythingIsLetIn()).toBe(true);
      // After its last moment all is done, and another run would change the token again.
      if (last !== 'done' && /PREVIOUS/.test(await settings())) expect(await run()).toBe('done');
      expect(accepted).toEqual([token]);
      expect(await settings()).toBe(SETTINGS.replace(OLD, token));
      expect(urlOf(cloud.queues.queue.get('p1'))).toBe(`${HOST}/${token}`);
    },
  );
});
