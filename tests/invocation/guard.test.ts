import { guarded } from '../../src/invocation/guard';
import type { Steps } from '../../src/invocation/guard';
import type { Log } from '../../src/invocation/log-line';
import { CallbackError } from '../../src/foundation/errors';
import { failingSink } from '../support/builders/sinks';

const DOWN = new CallbackError('sink_failed', 'down');
const REQUEST = { headers: {}, body: '<r/>', isBase64: false };

const steps =
  (outcome: 'answers' | 'fails'): Steps<string> =>
  // eslint-disable-next-line @typescript-eslint/require-await -- steps are asynchronous, and these have none to wait for
  async (_event, _deadline, learn) => {
    learn({ authentic: REQUEST });
    if (outcome === 'fails') throw DOWN;
    return 'answered';
  };

const invoke = (outcome: 'answers' | 'fails', log: Log, context: unknown = {}): Promise<string> =>
  guarded(steps(outcome), ({ code }) => `refused: ${code}`, {
    deadLetters: failingSink(DOWN),
    objectPrefix: 'ci',
    sinks: [],
    log,
  })({}, context);

describe('a guarded invocation', () => {
  it.each([
    { outcome: 'answers' as const, answer: 'answered' },
    { outcome: 'fails' as const, answer: 'refused: sink_failed' },
  ])('that $outcome is answered although no line can be written', async ({ outcome, answer }) => {
    const log = (): void => {
      throw new Error('the log is closed');
    };
    expect(await invoke(outcome, log)).toBe(answer);
  });

  it('says in the log that its line could not be written, and how it was answered', async () => {
    const lines: unknown[] = [];
    let isFirst = true;
    const log: Log = (line) => {
      if (isFirst) {
        isFirst = false;
        throw new Error('too long');
      }
      lines.push(line);
    };
    expect(await invoke('answers', log, { request_id: 'r1' })).toBe('answered');
    expect(lines).toMatchObject([
      {
        level: 'error',
        requestId: 'r1',
        status: 200,
        message: 'The log line of this invocation failed: Error: too long',
      },
    ]);
  });

  it.each([
    {
      what: 'throws when it is asked for the time',
      context: {
        getRemainingTimeInMillis() {
          throw new Error('no time');
        },
      },
    },
    {
      what: 'cannot be read',
      context: new Proxy(
        {},
        {
          get() {
            throw new Error('no member');
          },
        },
      ),
    },
    { what: 'has no end', context: { time_limit_in_ms: Number.MAX_VALUE } },
    { what: 'is a text', context: 'context' },
  ])('is answered when its context $what', async ({ context }) => {
    expect(await invoke('answers', () => undefined, context)).toBe('answered');
  });
});
