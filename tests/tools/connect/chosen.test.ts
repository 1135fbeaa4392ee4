import { callbackUrl } from '../../../src/tools/connect/callback-url';
import { assertFits, chosenTargets } from '../../../src/tools/connect/chosen';
import { newToken } from '../../../src/tools/connect/new-token';
import type { Target } from '../../../src/tools/connect/targets';

const HOST = 'https://1250000000-abcdefgh.ap-guangzhou.tencentscf.com';

describe('what is to be set', () => {
  it('is refused before a write where a queue takes only 100 characters', () => {
    // Only what is looked at.
    const target = { id: 'p1', place: { longestUrl: 100 } } as Target;
    const queues = chosenTargets(
      { queues: [target], workflows: [], notes: [], failures: [] },
      { queue: 'p1', workflow: undefined, all: false },
    );
    const long = callbackUrl(`https://${'a'.repeat(40)}.ap-guangzhou.tencentscf.com`, newToken(43));
    expect(() => {
      assertFits(queues, long, () => '(hidden)');
    }).toThrow(/^\(hidden\) has 120 characters, .* 100\. .*npm run token -- --short/);
    const short = callbackUrl(HOST, newToken(22));
    expect(short.length).toBeLessThanOrEqual(100);
    expect(() => {
      assertFits(queues, short, () => '(hidden)');
    }).not.toThrow();
  });

  it('is not set for an id that there is not', () => {
    const none = { queues: [], workflows: [], notes: [], failures: [] };
    const choice = { queue: undefined, workflow: undefined, all: false };
    expect(() => chosenTargets(none, { ...choice, queue: 'p1' })).toThrow('--queue p1');
    expect(() => chosenTargets(none, { ...choice, workflow: 'w1' })).toThrow('--workflow w1');
    expect(() => chosenTargets(none, { ...choice, queue: 'p1', all: true })).toThrow('--all means every queue');
  });

  it('is nothing, and no mistake, while a list is missing', () => {
    const choice = { queue: 'p1', workflow: undefined, all: false };
    const targets = { queues: [], workflows: [], notes: [], failures: ['503'] };
    expect(() => chosenTargets(targets, choice)).toThrow(new Error('--queue p1 is not in what could be listed. 503'));
  });
});
