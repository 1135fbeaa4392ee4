import { setTimeout as sleep } from 'node:timers/promises';
import { mapConcurrently } from '../../src/foundation/map-concurrently';

describe('mapConcurrently', () => {
  it('keeps the order of the items, whichever is done first', async () => {
    const results = await mapConcurrently([30, 1, 15], 3, async (ms) => {
      await sleep(ms);
      return ms;
    });
    expect(results).toEqual([30, 1, 15]);
  });

  it.each([
    { items: 10, limit: 3, most: 3 },
    { items: 2, limit: 5, most: 2 },
    { items: 4, limit: 1, most: 1 },
    { items: 0, limit: 3, most: 0 },
  ])('runs $items items with a limit of $limit at most $most at a time', async ({ items, limit, most }) => {
    let running = 0;
    let peak = 0;
    const results = await mapConcurrently(Array.from({ length: items }), limit, async () => {
      peak = Math.max(peak, (running += 1));
      await sleep(2);
      running -= 1;
    });
    expect(peak).toBe(most);
    expect(results).toHaveLength(items);
  });

  it('rejects with the error of the work', async () => {
    const work = (item: number) => (item === 2 ? Promise.reject(new Error('two')) : Promise.resolve(item));
    await expect(mapConcurrently([1, 2, 3], 2, work)).rejects.toThrow('two');
  });
});
