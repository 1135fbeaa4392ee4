import { addJob, callbackOf, CONTEXT, startLoop, tallyIn, timerEvent } from './loop';
import type { Loop } from './loop';

let loop: Loop;
beforeEach(async () => {
  loop = await startLoop();
});
afterEach(() => loop.stop());

const TRANSCODE = { tags: ['Transcode'] };
const NOTE = 'cloud-infinite/_reconcile/120m.json';
const noteIn = (key = NOTE) => loop.cos.objects.get(key)?.body.toString() ?? '';
const listedTags = () => loop.ci.requests.map(({ query }) => query.get('tag'));
const idsOf = (records: Record<string, string>) => Object.keys(records).map((key) => key.split('/').at(-1));

describe('a run that is killed', () => {
  it.each(Array.from({ length: 10 }, (_, requests) => requests))(
    'after %i requests leaves no job that the next run does not find',
    async (requests) => {
      const jobs = ['j-1', 'j-2', 'j-3'].map((id) => addJob(loop, { id }));
      let left = requests;
      // A process that is dead sends nothing.
      const dying = {
        get TENCENTCLOUD_SECRETID() {
          return left-- > 0 ? loop.environment['TENCENTCLOUD_SECRETID'] : '';
        },
      };
      await loop.start(dying).handler(timerEvent(TRANSCODE), CONTEXT);
      await expect(loop.tick(TRANSCODE)).resolves.toMatchObject({ failed: 0, isComplete: true });
      expect(idsOf(loop.records()).sort()).toEqual(jobs.map(({ id }) => `${id}.Success.json`));
    },
  );
});

describe('a run whose time is up', () => {
  const HURRIED = { ...CONTEXT, time_limit_in_ms: 2_000 };

  it('is continued by the next, which does not ask for what is settled', async () => {
    for (let at = 0; at < 150; at += 1) addJob(loop, { id: `j-${at}`, minutesAgo: 110 - at / 2 });
    // The first page is answered, the second never.
    loop.ci.faults.push({ slow: 0 }, 'hang', 'hang', 'hang');
    const first = tallyIn(await loop.start().handler(timerEvent(TRANSCODE), { ...CONTEXT, time_limit_in_ms: 4_000 }));
    expect(first).toMatchObject({ isComplete: false, failed: 0, delivered: 50 });

    const second = await loop.tick(TRANSCODE);
    expect(second).toMatchObject({ isComplete: true, failed: 0 });
    // Those of the second at which it stopped are asked for again.
    expect(second.listed).toBeLessThanOrEqual(102);
    expect(Object.keys(loop.records())).toHaveLength(150);
  });

  it('in the middle of a page looks at that page again', async () => {
    for (let at = 0; at < 40; at += 1) addJob(loop, { id: `j-${at}` });
    loop.cos.faults.push(...Array.from({ length: 30 }, () => ({ slow: 600 }) as const));
    const first = tallyIn(await loop.start().handler(timerEvent(TRANSCODE), HURRIED));
    expect(first).toMatchObject({ isComplete: false });
    expect(Object.keys(loop.records()).length).toBeLessThan(40);
    loop.cos.faults.length = 0;
    await expect(loop.tick(TRANSCODE)).resolves.toMatchObject({ listed: 40, isComplete: true, failed: 0 });
    expect(Object.keys(loop.records())).toHaveLength(40);
  });

  it('gives every list its turn, though one of them does not answer', async () => {
    for (const tag of ['Animation', 'Snapshot']) addJob(loop, { id: `j-${tag}`, tag });
    loop.ci.faults.push('hang', 'hang', 'hang');
    await loop
      .start()
      .handler(timerEvent({ tags: ['Animation', 'Snapshot'] }), { ...CONTEXT, time_limit_in_ms: 4_000 });
    expect(listedTags().at(-1)).toBe('Snapshot');
    expect(idsOf(loop.records())).toEqual(['j-Snapshot.Success.json']);
  });

  it('is continued first with the list that it did not come to the end of', async () => {
    for (let at = 0; at < 60; at += 1) addJob(loop, { id: `j-${at}`, tag: 'Snapshot', minutesAgo: 110 - at });
    loop.cos.faults.push(...Array.from({ length: 400 }, () => ({ slow: 100 }) as const));
    await loop.start().handler(timerEvent({ tags: ['Animation', 'Snapshot'] }), HURRIED);
    loop.cos.faults.length = 0;
    loop.ci.requests.length = 0;
    await loop.tick({ tags: ['Animation', 'Snapshot'] });
    expect([...new Set(listedTags())]).toEqual(['Snapshot', 'Animation']);
  });

  it('looks again at jobs that were young before the round ended', async () => {
    const running = addJob(loop, { id: 'j-running', minutesAgo: 119, state: 'Running' });
    await loop.tick(TRANSCODE);
    const note = noteIn();
    expect(JSON.parse(note)).toEqual({
      lists: {
        'media-1250000000/Transcode': { at: expect.any(Number) as number, through: expect.any(Number) as number },
      },
    });
    addJob(loop, { id: running.id, minutesAgo: 119 });
    await expect(loop.tick(TRANSCODE)).resolves.toMatchObject({ delivered: 1 });
  });

  it('makes up for the time in which no timer ran', async () => {
    const ago = (hours: number) => Date.now() - hours * 3_600_000;
    addJob(loop, { id: 'j-then', minutesAgo: 5 * 60 });
    const progress = { at: ago(4), through: ago(4) };
    await loop.tick(TRANSCODE);
    expect(loop.records()).toEqual({});
    loop.cos.objects.set(NOTE, {
      headers: {},
      body: Buffer.from(JSON.stringify({ lists: { 'media-1250000000/Transcode': progress } })),
    });
    await expect(loop.tick(TRANSCODE)).resolves.toMatchObject({ delivered: 1 });
  });

  it.each([
    '',
    '{',
    '[]',
    '{"lists":7}',
    '{"lists":{"media-1250000000/Transcode":{"at":9e15}}}',
    '{"lists":{"media-1250000000/Transcode":{"at":1,"round":{}}}}',
  ])('begins anew when what it noted is damaged: %s', async (text) => {
    addJob(loop, { id: 'j-1' });
    loop.cos.objects.set(NOTE, { headers: {}, body: Buffer.from(text) });
    await expect(loop.tick(TRANSCODE)).resolves.toMatchObject({ delivered: 1, failed: 0 });
    expect(noteIn()).toContain('"through"');
  });

  it('does not overwrite what it could not read', async () => {
    const text = '{"lists":{}}\n';
    loop.cos.objects.set(NOTE, { headers: {}, body: Buffer.from(text) });
    loop.cos.faults.push(503, 503, 503);
    addJob(loop, { id: 'j-1' });
    await expect(loop.tick(TRANSCODE)).resolves.toMatchObject({
      delivered: 1,
      failed: 1,
      notes: [/could not be kept/],
    });
    expect(noteIn()).toBe(text);
  });
});

describe('a failure', () => {
  it('of one list stops no other, and is made good by the next run', async () => {
    for (const tag of ['Animation', 'Snapshot']) addJob(loop, { id: `j-${tag}`, tag });
    loop.ci.faults.push(403);
    const tags = { tags: ['Animation', 'Snapshot'] };
    const first = await loop.tick(tags);
    expect(first).toMatchObject({ delivered: 1, failed: 1, isComplete: true });
    expect(first.notes).toEqual([expect.stringMatching(/^media-1250000000\/Animation: GET ci:.* 403/)]);
    await expect(loop.tick(tags)).resolves.toMatchObject({ delivered: 1, failed: 0 });
    expect(Object.keys(loop.records())).toHaveLength(2);
  });

  it('of one delivery stops no other, and is not jumped over', async () => {
    for (const id of ['j-1', 'j-2']) addJob(loop, { id });
    // The note, then the looks for both records, then the writes.
    loop.cos.faults.push(404, 404, 404, 403);
    await expect(loop.tick(TRANSCODE)).resolves.toMatchObject({ delivered: 1, failed: 1 });
    expect(noteIn()).not.toContain('"through"');
    await expect(loop.tick(TRANSCODE)).resolves.toMatchObject({ delivered: 1, present: 1, failed: 0 });
  });

  it('to say whether a record is there delivers nothing twice', async () => {
    const job = addJob(loop, { id: 'j-1' });
    await loop.start().handler(callbackOf(job), CONTEXT);
    loop.cos.faults.push(404, 403);
    await expect(loop.tick(TRANSCODE)).resolves.toMatchObject({ delivered: 0, failed: 1 });
    await expect(loop.tick(TRANSCODE)).resolves.toMatchObject({ present: 1, failed: 0 });
  });

  it.each([
    { fault: 429 },
    { fault: 503 },
    { fault: 'reset' },
    { fault: 'truncated' },
    { fault: 'failed-200' },
  ] as const)('$fault of a list is tried again at once', async ({ fault }) => {
    addJob(loop, { id: 'j-1' });
    loop.ci.faults.push(fault);
    await expect(loop.tick(TRANSCODE)).resolves.toMatchObject({ delivered: 1, failed: 0 });
  });
});
