import { DAY_MS, HOST, OLD, SETTINGS, startRotatedStage, urlOf } from './rotated-stage';
import type { RotatedStage } from './rotated-stage';

let stage: RotatedStage;
beforeEach(async () => {
  stage = await startRotatedStage();
});
afterEach(() => stage.stop());

describe('a rotation that is killed', () => {
  // More than all that one run does: the last ones are not reached.
  const moments = Array.from({ length: 30 }, (_, index) => index + 1);
  const cases = moments.flatMap((killAt) => [false, true].map((isDone) => ({ killAt, isDone })));

  it.each(cases)(
    'at moment $killAt (done: $isDone) lets everything in, and is ended by other runs',
    async ({ killAt, isDone }) => {
      await stage.run(stage.workOf({ killAt, isDone })).catch((error: unknown) => {
        if (!(error instanceof Error)) throw error;
      });
      expect(stage.letsAllIn()).toBe(true);
      const begun = /PREVIOUS/.test(await stage.settings()) ? await stage.token() : undefined;
      expect(await stage.run()).toBe('waiting');
      const token = await stage.token();
      if (begun !== undefined) expect(token).toBe(begun);
      expect(stage.letsAllIn()).toBe(true);

      stage.now += DAY_MS;
      const last = await stage.run(stage.workOf({ killAt, isDone })).catch(() => 'killed');
      expect(stage.letsAllIn()).toBe(true);
      // After its last moment all is done, and another run would change the token again.
      if (last !== 'done' && /PREVIOUS/.test(await stage.settings())) expect(await stage.run()).toBe('done');
      expect(stage.accepted).toEqual([token]);
      expect(await stage.settings()).toBe(SETTINGS.replace(OLD, token));
      expect(urlOf(stage.cloud.queues.queue.get('p1'))).toBe(`${HOST}/${token}`);
    },
  );
});
