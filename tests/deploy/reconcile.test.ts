import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addJob, startLoop } from '../reconciliation/loop';
import type { Loop } from '../reconciliation/loop';
import { moderationXml } from '../support/servers/cloud-infinite/job-makers';
import { runProgram } from './command-process';

let loop: Loop;
let folder: string;
beforeEach(async () => {
  loop = await startLoop();
  folder = await mkdtemp(path.join(tmpdir(), 'reconcile-'));
});
afterEach(async () => {
  await loop.stop();
  await rm(folder, { recursive: true });
});
jest.setTimeout(60_000);

async function run(...options: string[]) {
  const { TENCENTCLOUD_RUNENV: _, RECONCILE: __, ...environment } = loop.environment;
  return await runProgram('reconcile', options, folder, { environment });
}

describe('npm run reconcile', () => {
  it('says what is missing on a dry run, delivers it on another, and then finds nothing', async () => {
    addJob(loop, { id: 'j-1' });
    addJob(loop, { id: 'j-2', state: 'Failed' });
    addJob(loop, { id: 'j-3', minutesAgo: 1 });
    const dry = await run('--tag', 'Transcode', '--dry-run');
    expect(dry).toMatchObject({ exitCode: 0, stderr: '' });
    expect(dry.stdout).toMatch(/task +Transcode +Success +j-1 +\S+ +would be delivered\n/);
    expect(dry.stdout).toContain(
      '3 finished jobs: 0 have their record, 2 would be delivered, 1 too young or not finished.\nModeration jobs are in no list',
    );
    expect([...loop.cos.objects]).toEqual([]);

    const real = await run('--tag', 'Transcode,Snapshot', '--since', '3h');
    expect(real.stdout).toMatch(/task +Transcode +Failed +j-2 +\S+ +delivered\n/);
    expect(real.exitCode).toBe(0);
    expect(Object.values(loop.records()).every((text) => text.includes('"origin":"reconciled"'))).toBe(true);

    const again = await run('--tag', 'Transcode', '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ present: 2, delivered: 0, young: 1, missing: [] });
  });

  it('ends with 1 when something failed, and names it', async () => {
    addJob(loop, { id: 'j-1' });
    loop.ci.faults.push(403);
    const { exitCode, stdout } = await run('--tag', 'Transcode');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/media-1250000000\/Transcode: GET ci:.* was answered 403 AccessDenied/);
  });

  it('asks for moderations of a file by their ids, and delivers those that have ended', async () => {
    loop.ci.moderations.video.set('av-1', moderationXml({ id: 'av-1' }));
    loop.ci.moderations.image.set('si-2', moderationXml({ id: 'si-2', state: 'Auditing' }));
    await writeFile(path.join(folder, 'ids'), 'ReviewVideo av-1\nimage si-2\naudio lost');
    const { exitCode, stdout } = await run('--ids', path.join(folder, 'ids'), '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ asked: 3, listed: 2, delivered: 1, young: 1, failed: 1 },
      missing: [{ kind: 'moderation', name: 'ReviewVideo', state: 'Success', id: 'av-1', outcome: 'delivered' }],
      notes: ['ReviewAudio lost: no bucket of CI_BUCKETS knows it; results are kept for one to three months.'],
    });
    expect(Object.keys(loop.records())).toEqual(['cloud-infinite/ReviewVideo/2022/06/27/av-1.Success.json']);
  });

  it('asks for those whose last record says Auditing', async () => {
    loop.ci.moderations.video.set('av-1', moderationXml({ id: 'av-1' }));
    const body = JSON.stringify({ kind: 'moderation', name: 'ReviewVideo', state: 'Auditing', subject: 'jobs/av-1' });
    loop.cos.objects.set('cloud-infinite/ReviewVideo/av-1.Auditing.aa.json', { body: Buffer.from(body), headers: {} });
    const { exitCode, stdout } = await run('--ids', 'auditing');
    expect(stdout).toContain('1 finished jobs: 0 have their record, 1 were delivered.');
    expect(exitCode).toBe(0);
    expect(Object.keys(loop.records())).toHaveLength(2);
  });

  it('says what is wrong with its options', async () => {
    const { exitCode, stderr } = await run('--since', 'yesterday');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('since is "yesterday", and may be 15m to 30d')]);
  });
});
