import { deadlineIn, monotonicMs } from '../../src/foundation/deadline';
import { throttle } from '../../src/foundation/throttle';
import { inTime } from '../support/time/fake-time';

/** When each of `count` turns came, in milliseconds since the first was asked for; `no` for one that never will. */
async function turnsOf(count: number, limitMs: number): Promise<(number | 'no')[]> {
  return await inTime(limitMs, async () => {
    const inTurn = throttle(10, 2);
    const begun = monotonicMs();
    const deadline = deadlineIn(limitMs);
    const turn = async () => ((await inTurn(deadline)) ? Math.round((monotonicMs() - begun) / 10) * 10 : 'no');
    return await Promise.all(Array.from({ length: count }, turn));
  });
}

describe('a throttle', () => {
  it('lets some begin at once, and the others one after the other', async () => {
    expect(await turnsOf(5, 1000)).toEqual([0, 0, 100, 200, 300]);
  });

  it('keeps nobody waiting for a turn that does not come in time', async () => {
    expect(await turnsOf(5, 150)).toEqual([0, 0, 100, 'no', 'no']);
  });

  it('takes no turn from those that come after one that did not get any', async () => {
    const turns = await inTime(2000, async () => {
      const inTurn = throttle(10, 1);
      return [await inTurn(deadlineIn(50)), await inTurn(deadlineIn(50)), await inTurn(deadlineIn(150))];
    });
    expect(turns).toEqual([true, false, true]);
  });
});
