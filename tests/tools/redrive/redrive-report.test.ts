import { redriveReport } from '../../../src/tools/redrive/redrive-report';
import { needsSomebody } from '../../../src/tools/redrive/redriven';
import type { Outcome, Redriven } from '../../../src/tools/redrive/redriven';

const since = '2026-11-24T03:00:00.000Z';
const one = (outcome: Outcome, more: Partial<Redriven> = {}): Redriven => ({
  name: 'a.json',
  since,
  reason: 'sink_failed',
  outcome,
  detail: '',
  ...more,
});
const foreign: Redriven = { name: 'b.json', outcome: 'no letter', detail: '' };
const lastOf = (text: string): string[] => text.split('\n\n').at(-1)?.split('\n') ?? [];

describe('the report of a redrive', () => {
  it('has a line for each letter, with the code of today', () => {
    const kept = one('kept', { code: 'xml_malformed', detail: 'line 1' });
    expect(redriveReport([one('delivered', { detail: 'Tts Success' }), kept], { total: 2 })).toBe(
      [
        'dead letter  since                     reason       outcome              detail',
        'a.json       2026-11-24T03:00:00.000Z  sink_failed  delivered            Tts Success',
        'a.json       2026-11-24T03:00:00.000Z  sink_failed  kept: xml_malformed  line 1',
        '',
        '1 delivered, 1 kept.',
      ].join('\n'),
    );
  });

  it.each([
    { what: 'an empty place', redriven: [], extent: { total: 0 }, says: ['There are no dead letters.'] },
    { what: 'one other file', redriven: [foreign], extent: { total: 1 }, says: ['1 file is no dead letter.'] },
    {
      what: 'other files',
      redriven: [foreign, foreign],
      extent: { total: 2 },
      says: ['2 files are no dead letters.'],
    },
    {
      what: 'a filter that finds none',
      redriven: [one('no match'), one('no match'), one('no match'), one('no match'), foreign],
      extent: { total: 5, filter: 'x\u001b' },
      says: ['0 of 4 match "x\\u001b".', '1 file is no dead letter.'],
    },
    {
      what: 'a filter that finds some',
      redriven: [one('no match'), one('delivered')],
      extent: { total: 2, filter: 'x' },
      says: ['1 delivered.', '1 of 2 match "x".'],
    },
    {
      what: 'an interruption',
      redriven: [one('delivered')],
      extent: { total: 3, stoppedBy: 'SIGINT' },
      says: ['1 delivered.', 'Stopped by SIGINT: 2 files were not looked at.'],
    },
    {
      what: 'a limit',
      redriven: [one('damaged', { detail: 'cut' }), one('delivered')],
      extent: { total: 3 },
      says: ['1 damaged, 1 delivered.', 'The limit is reached: 1 file was not looked at.'],
    },
  ])('says of $what how many there are', ({ redriven, extent, says }) => {
    expect(lastOf(redriveReport(redriven, extent))).toEqual(says);
  });

  it('fits into a terminal, and is whole where there is none', () => {
    const long = one('kept', { detail: '你好'.repeat(100) });
    const cut = 'The table is cut to fit the terminal';
    expect(redriveReport([long], { total: 1 })).toContain(long.detail);
    expect(redriveReport([long], { total: 1, columns: 100 })).not.toContain(long.detail);
    expect(redriveReport([long], { total: 1, columns: 100 })).toContain(cut);
    expect(redriveReport([one('kept')], { total: 1, columns: 100 })).not.toContain(cut);
  });
});

describe('a file needs somebody', () => {
  const OUTCOMES: Readonly<Record<Outcome, boolean>> = {
    delivered: false,
    'would be delivered': false,
    listed: false,
    gone: false,
    'no letter': false,
    'no match': false,
    kept: true,
    'would be kept': true,
    skipped: true,
    'would be skipped': true,
    test: true,
    'not removed': true,
    damaged: true,
    unreadable: true,
  };
  it.each(Object.entries(OUTCOMES))('that is %s: %s', (outcome, needs) => {
    expect(needsSomebody({ outcome: outcome as Outcome, detail: '' })).toBe(needs);
  });
});
