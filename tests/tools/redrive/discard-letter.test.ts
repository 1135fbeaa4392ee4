import { UsageError } from '../../../src/tools/command-line/usage-error';
import { discardLetter } from '../../../src/tools/redrive/discard-letter';
import { callbackOf, letterOf, storedFile } from '../../support/builders/letters';

const letter = letterOf(callbackOf({}), { message: 'bad \u001b[31mred' });
const other = letterOf(callbackOf({ JobId: 'j2' }));
let removed: string[];
let printed: string[];

async function discarded(name: string, isDry = false): Promise<void> {
  removed = [];
  printed = [];
  const files = [
    storedFile('3f2a9c1b-first.json', { letter }, removed),
    storedFile('3f2a9c1b-second.json', { letter: other }, removed),
    storedFile('sub/twin.json', { fault: 'It has no valid error.' }, removed),
    storedFile('twin.json', { fault: 'It has no valid time.' }, removed),
    storedFile('record.json', 'no letter', removed),
    storedFile('locked.json', new Error('403 AccessDenied'), removed),
  ];
  const place = { location: 'cos://bucket/', files: () => Promise.resolve(files) };
  // What is printed is noted with how much was removed by then.
  await discardLetter(place, name, isDry, (text) => printed.push(`${removed.length}: ${text}`));
}

describe('a discard removes exactly one letter', () => {
  it.each([
    { by: 'its file name', name: '3f2a9c1b-first.json', gone: '3f2a9c1b-first.json' },
    { by: 'its file name without .json', name: '3f2a9c1b-second', gone: '3f2a9c1b-second.json' },
    { by: 'the beginning of its file name', name: '3f2a9c1b-s', gone: '3f2a9c1b-second.json' },
    { by: 'its place', name: 'cos://bucket/twin.json', gone: 'twin.json' },
    { by: 'its path', name: 'sub/twin.json', gone: 'sub/twin.json' },
    { by: 'its id', name: letter.id, gone: '3f2a9c1b-first.json' },
  ])('by $by', async ({ name, gone }) => {
    await discarded(name);
    expect(removed).toEqual([gone]);
  });

  it('after it says what it was, so that no terminal acts on it', async () => {
    await discarded(letter.id);
    const [what = '', done = ''] = printed;
    expect(what).toMatch(/^0: dead letter/);
    for (const part of ['cos://bucket/3f2a9c1b-first.json', letter.time, 'sink_failed', 'bad \\u001b[31mred']) {
      expect(what).toContain(part);
    }
    expect(done).toBe('1: \nIt is removed, for good.');
  });

  it('but none on a dry run', async () => {
    await discarded(letter.id, true);
    expect(removed).toEqual([]);
    expect(printed.at(-1)).toBe('0: \nIt would be removed, for good.');
  });
});

describe('a discard removes nothing', () => {
  it.each([
    { what: 'of that name', name: 'nothing.json', says: 'There is no letter "nothing.json", so none is removed.' },
    { what: 'of so short a beginning', name: '3f2a9c1', says: 'There is no letter "3f2a9c1"' },
    {
      what: 'that is the only one of its kind',
      name: '3f2a9c1b-',
      says: 'can be any of cos://bucket/3f2a9c1b-first.json, ',
    },
    { what: 'that is a letter', name: 'record.json', says: 'cos://bucket/record.json is no dead letter' },
  ])('when there is none $what', async ({ name, says }) => {
    const refused = discarded(name);
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(says);
    expect(removed).toEqual([]);
  });

  it('of which it cannot say what it was', async () => {
    await expect(discarded('locked.json')).rejects.toThrow('403 AccessDenied');
    expect(removed).toEqual([]);
  });
});
