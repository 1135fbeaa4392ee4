import { setTimeout as sleep } from 'node:timers/promises';
import { limited } from '../../src/foundation/limited';

describe('limited work', () => {
  it.each([
    { pieces: 10, limit: 3, most: 3 },
    { pieces: 2, limit: 5, most: 2 },
    { pieces: 4, limit: 1, most: 1 },
  ])('of $pieces pieces with a limit of $limit runs at most $most at a time', async ({ pieces, limit, most }) => {
    const run = limited(limit);
    let running = 0;
    let peak = 0;
    const work = async (): Promise<void> => {
      peak = Math.max(peak, (running += 1));
      await sleep(2);
      running -= 1;
    };
    await Promise.all(Array.from({ length: pieces }, () => run(work)));
    expect(peak).toBe(most);
    await Promise.all(Array.from({ length: pieces }, () => run(work)));
    expect(peak).toBe(most);
  });

  it('begins in the order in which it came', async () => {
    const run = limited(2);
    const begun: number[] = [];
    await Promise.all(
      [0, 1, 2, 3, 4].map((piece) =>
        run(async () => {
          begun.push(piece);
          await sleep(5 - piece);
        }),
      ),
    );
    expect(begun).toEqual([0, 1, 2, 3, 4]);
  });

  it('gives what each piece gives, and goes on after one that fails or throws', async () => {
    const run = limited(1);
    const outcomes = await Promise.allSettled([
      run(() => Promise.resolve('one')),
      run(() => Promise.reject(new Error('two'))),
      run(() => {
        throw new Error('three');
      }),
      run(() => Promise.resolve('four')),
    ]);
    expect(outcomes.map((outcome) => ('value' in outcome ? outcome.value : String(outcome.reason)))).toEqual([
      'one',
      'Error: two',
      'Error: three',
      'four',
    ]);
  });
});
