import { writeFile } from 'node:fs/promises';
import type { RotationWork } from '../../../src/tools/connect/rotate';
import { queueXml, workflowXml } from '../../support/servers/cloud-infinite/queue-makers';
import { DAY_MS, HOST, OLD, SETTINGS, startRotatedStage, urlOf } from './rotated-stage';
import type { RotatedStage } from './rotated-stage';

let stage: RotatedStage;
beforeEach(async () => {
  stage = await startRotatedStage();
});
afterEach(() => stage.stop());

describe('a rotation', () => {
  it('deploys a new token beside the old one, sets it everywhere, waits, and takes the old one away', async () => {
    expect(await stage.run()).toBe('waiting');
    const token = await stage.token();
    expect(token).not.toBe(OLD);
    expect(stage.accepted).toEqual([token, OLD]);
    expect(urlOf(stage.cloud.queues.queue.get('p1'))).toBe(`${HOST}/${token}`);
    expect(urlOf(stage.cloud.queues.docqueue.get('d1'))).toBe(`${HOST}/${token}`);
    expect(stage.said.at(-1)).toContain('Run this command again after 2026-11-26T00:00:00.000Z');

    stage.now += DAY_MS - 1;
    expect(await stage.run()).toBe('waiting');
    expect(stage.accepted).toEqual([token, OLD]);

    stage.now += 1;
    expect(await stage.run()).toBe('done');
    expect(stage.accepted).toEqual([token]);
    expect(await stage.settings()).toBe(SETTINGS.replace(OLD, token));
  });

  it('leaves what is not ours, what is off, and every other field as they are', async () => {
    await stage.run();
    expect(stage.cloud.queues.picqueue.get('p2')).toBe(
      queueXml({ id: 'p2', notify: { url: 'https://other.example/hook' } }),
    );
    expect(stage.cloud.queues.file_queue.get('f1')).toBe(queueXml({ id: 'f1' }));
    expect(stage.cloud.queues.queue.get('p1')).toContain('<New>1</New>');
    expect(stage.cloud.queues.docqueue.get('d1')).toContain('<Event>TransCodingFinish</Event>');
  });

  it('makes a token that fits the queues that have it', async () => {
    stage.cloud.queues.docqueue.set('d1', queueXml({ id: 'd1', notify: { url: `${HOST}/${'a'.repeat(18)}/${OLD}` } }));
    await stage.run();
    expect(await stage.token()).toHaveLength(22);
    expect(urlOf(stage.cloud.queues.docqueue.get('d1')).length).toBeLessThanOrEqual(100);
  });

  it('does not take the old token away while a workflow has it that was not named', async () => {
    stage.cloud.workflows.set('w1', workflowXml({ id: 'w1', notify: { url: `${HOST}/${OLD}` } }));
    expect(await stage.run()).toBe('failed');
    expect(stage.said.at(-1)).toContain('Run the command with --workflow w1.');
    stage.now += 2 * DAY_MS;
    expect(await stage.run()).toBe('failed');
    expect(stage.accepted).toContain(OLD);

    expect(await stage.run(stage.workOf({ workflows: ['w1'] }))).toBe('waiting');
    expect(stage.cloud.workflows.get('w1')).toContain(`<Url>${HOST}/${await stage.token()}</Url>`);
    stage.now += DAY_MS;
    expect(await stage.run()).toBe('done');
  });

  it('waits anew when something had the old token again', async () => {
    await stage.run();
    stage.now += DAY_MS;
    stage.cloud.queues.queue.set('p1', queueXml({ id: 'p1', notify: { url: `${HOST}/${OLD}` } }));
    expect(await stage.run()).toBe('waiting');
    expect(stage.said.at(-1)).toContain('after 2026-11-27T00:00:00.000Z');
  });

  it('sets nothing when another one has made another token meanwhile', async () => {
    const work = stage.workOf();
    const deploy: RotationWork['deploy'] = async (tokens) => {
      await work.deploy(tokens);
      await writeFile(stage.file, SETTINGS.replace(OLD, 'another-token-0123456789'));
    };
    await expect(stage.run({ ...work, deploy })).rejects.toThrow('.env.prod has another token now.');
    expect(urlOf(stage.cloud.queues.queue.get('p1'))).toBe(`${HOST}/${OLD}`);
  });

  it('sets nothing while the function does not take the new token', async () => {
    await expect(stage.run({ ...stage.workOf(), deploy: () => Promise.resolve() })).rejects.toThrow(
      'is still not accepted',
    );
    expect(urlOf(stage.cloud.queues.queue.get('p1'))).toBe(`${HOST}/${OLD}`);
  });

  it('begins nothing when a list cannot be had', async () => {
    stage.cloud.faults.push(403);
    await expect(stage.run()).rejects.toThrow('403 AccessDenied');
    expect(await stage.settings()).toBe(SETTINGS);
  });

  it('says on a dry run what is next, and does nothing', async () => {
    expect(await stage.run(stage.workOf(), true)).toBe('waiting');
    expect(stage.said.at(-1)).toContain('Next step: a new token would be made');
    expect(await stage.settings()).toBe(SETTINGS);
    await stage.run();
    await stage.run(stage.workOf(), true);
    expect(stage.said.at(-1)).toContain('Both tokens are valid.');
    stage.now += DAY_MS;
    const before = await stage.settings();
    await stage.run(stage.workOf(), true);
    expect(stage.said.at(-1)).toContain('Next step: the function would be deployed without the old token');
    expect(await stage.settings()).toBe(before);
    expect(stage.accepted).toHaveLength(2);
  });
});
