import { deliver } from '../../src/delivery/deliver';
import type { Ledger } from '../../src/delivery/ledger';
import { deadlineIn } from '../../src/foundation/deadline';
import { createRecord } from '../../src/records/record';
import type { Sink } from '../../src/sinks/sink';
import { jobOf } from '../support/builders/jobs';
import { hangingSink, memorySink } from '../support/builders/sinks';
import { inTime } from '../support/time/fake-time';

const RECORD = createRecord(jobOf(), { objectPrefix: 'ci', objectKey: '{id}.{state}' });
const destinations = (...sinks: Sink[]) => sinks.map((sink) => ({ sink, wants: () => true }));

/** Delivers within a second. */
const send = (stores: Sink[], queues: Sink[], ledger?: Ledger) =>
  inTime(1000, () =>
    deliver([RECORD], { stores: destinations(...stores), queues: destinations(...queues), ledger }, deadlineIn(1000)),
  );

/** A store that has every record already, so that the ledger is asked. */
function storeThatKnowsAll(name: string): Sink {
  return { name, write: ({ key }) => Promise.resolve({ outcome: 'duplicate', location: key }) };
}

describe('the time of a delivery', () => {
  it('is all for the stores when no queue follows', async () => {
    const [first, second] = [hangingSink('first'), memorySink('second')];
    await send([first, second], []);
    expect([first.givenMs, second.givenMs]).toEqual([[1000], [1000]]);
  });

  it('is half for the stores when queues follow, which have all that is left', async () => {
    const [quick, stuck] = [memorySink('quick'), hangingSink('stuck')];
    const [one, other] = [memorySink('one'), hangingSink('other')];
    await send([quick], [one]);
    await send([quick, stuck], [one, other]);
    expect([quick.givenMs, stuck.givenMs]).toEqual([[500, 500], [500]]);
    expect([one.givenMs, other.givenMs]).toEqual([[1000, 500], [500]]);
  });

  it.each([
    { what: 'answers', find: () => Promise.resolve(undefined), queueMs: 1000, noteMs: 300 },
    { what: 'hangs', find: () => new Promise<never>(() => undefined), queueMs: 700, noteMs: 210 },
  ])('is three tenths of what is left for the ledger, which $what', async ({ find, queueMs, noteMs }) => {
    const queue = memorySink('queue');
    const givenMs: number[] = [];
    const ledger: Ledger = {
      sink: 'cos',
      find: (_record, _queue, deadline) => {
        givenMs.push(Math.round(deadline.remainingMs()));
        return find();
      },
      note: (_record, _queue, deadline) => {
        givenMs.push(Math.round(deadline.remainingMs()));
        return Promise.resolve();
      },
    };
    await send([storeThatKnowsAll('cos')], [queue], ledger);
    expect(queue.givenMs).toEqual([queueMs]);
    expect(givenMs).toEqual([300, noteMs]);
  });
});
