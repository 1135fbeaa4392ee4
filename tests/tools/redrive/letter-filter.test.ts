import { redriveLetters } from '../../../src/tools/redrive/redrive-letters';
import { callbackOf, letterOf, storedFile } from '../../support/builders/letters';

const letter = letterOf(callbackOf({ JobId: 'j-a1b2', Tag: 'Transcode' }, { JobId: 'j2', Tag: 'Snapshot' }), {
  message: 'COS was down: 503 SlowDown',
});
const file = storedFile('sub/Letter-7.json', { letter });

async function outcomesWith(filter: string, files = [file]): Promise<string[]> {
  const outcomes: string[] = [];
  const treat = () => Promise.resolve({ outcome: 'delivered', detail: '' } as const);
  for await (const { outcome } of redriveLetters(files, treat, { filter })) outcomes.push(outcome);
  return outcomes;
}

describe('a filter finds a letter by', () => {
  it.each([
    { what: 'the Tag of a job', filter: 'Snapshot' },
    { what: 'the id of a job', filter: 'j-a1b2' },
    { what: 'the code of its error', filter: 'sink_failed' },
    { what: 'the message of its error', filter: '503 SlowDown' },
    { what: 'the name of its file', filter: 'Letter-7' },
  ])('$what, in capital letters and small ones', async ({ filter }) => {
    expect(await outcomesWith(filter)).toEqual(['delivered']);
    expect(await outcomesWith(filter.toUpperCase())).toEqual(['delivered']);
    expect(await outcomesWith(filter.toLowerCase())).toEqual(['delivered']);
  });

  it.each(['DocProcess', 'sub/', 'j-a1b3'])('nothing else: %s', async (filter) => {
    expect(await outcomesWith(filter)).toEqual(['no match']);
  });

  it('its error where its body cannot be read', async () => {
    const files = [storedFile('b.json', { letter: letterOf('<Resp', { message: 'never closed' }) })];
    expect(await outcomesWith('CLOSED', files)).toEqual(['delivered']);
    expect(await outcomesWith('Transcode', files)).toEqual(['no match']);
  });
});
