import { helpOf } from '../../../src/tools/command-line/help';
import { PRESS, RINSE } from './declaration';

describe('the help of a command', () => {
  it('has its usage, one line an option, and examples', () => {
    expect(helpOf(PRESS).split('\n')).toEqual([
      'usage: npm run press -- [options] [APPLE…]',
      '',
      'Presses apples.',
      '',
      'argument      what it does                      default',
      'APPLE…        What is pressed.',
      '--dry-run     Presses nothing.',
      '--out DIR     Fills bottles here.               ./juice',
      '--label TEXT  Writes this on each bottle.',
      '--bottles N   Fills so many.                    6',
      '--rate N      Presses so many apples a second.',
      '-h, --help    Prints this and does nothing.',
      '',
      'example: npm run press',
      'example: npm run press -- --bottles 2 boskoop',
    ]);
  });

  it('is short where there is nothing to choose', () => {
    expect(helpOf(RINSE).split('\n')).toEqual([
      'usage: npm run rinse',
      '',
      'Rinses bottles.',
      '',
      'argument    what it does',
      '-h, --help  Prints this and does nothing.',
      '',
      'example: npm run rinse',
    ]);
  });
});
