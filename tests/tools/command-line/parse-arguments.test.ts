import { parseArguments } from '../../../src/tools/command-line/parse-arguments';
import { UsageError } from '../../../src/tools/command-line/usage-error';
import { PRESS, RINSE } from './declaration';

const DEFAULTS = { 'dry-run': false, out: './juice', label: undefined, bottles: 6, rate: undefined };

describe('arguments', () => {
  it.each([
    { typed: [], values: {} },
    { typed: ['--dry-run'], values: { 'dry-run': true } },
    { typed: ['--out', 'a', '--label=b'], values: { out: 'a', label: 'b' } },
    { typed: ['--out', 'a', '--out', 'b'], values: { out: 'b' } },
    { typed: ['--out', '-', '--label='], values: { out: '-', label: '' } },
    { typed: ['--label=--out'], values: { label: '--out' } },
    { typed: ['--bottles', '50', '--rate', '0'], values: { bottles: 50, rate: 0 } },
  ])('$typed are read, and the rest is as declared', ({ typed, values }) => {
    expect(parseArguments(PRESS, typed)).toEqual({ values: { ...DEFAULTS, ...values }, positionals: [] });
  });

  it.each([
    { typed: ['a', '--dry-run', 'b'], positionals: ['a', 'b'] },
    { typed: ['--', '--help', '-h'], positionals: ['--help', '-h'] },
  ])('$typed without a name are $positionals', ({ typed, positionals }) => {
    expect(parseArguments(PRESS, typed)).toMatchObject({ positionals });
  });

  it('have the types that follow from the declaration', () => {
    const given = parseArguments(PRESS, ['--bottles', '3', '--label', 'ripe']);
    if (given === 'help') throw new Error('No help was asked for.');
    const { bottles, label }: { readonly bottles: number; readonly label: string | undefined } = given.values;
    expect([bottles, label]).toEqual([3, 'ripe']);
  });

  it.each([[['--help']], [['-h']], [['--lost', '-h']], [['a', '--bottles', 'many', '--help']]])(
    '%j ask for help, whatever else is wrong',
    (typed) => {
      expect(parseArguments(PRESS, typed)).toBe('help');
      expect(parseArguments(RINSE, typed)).toBe('help');
    },
  );

  it.each([
    [['--lost'], '--lost is no option of npm run press. Its options are --dry-run, --out, --label, --bottles, --rate.'],
    [['-x'], /^-x is no option of npm run press\./],
    [['--toString'], /^--toString is no option of npm run press\./],
    [['--no-dry-run'], /^--no-dry-run is no option/],
    [['--dry-run=yes'], '--dry-run takes no value, not even "yes". Write only --dry-run.'],
    [['--out'], '--out needs a value. Write --out DIR.'],
    [['--out', '--dry-run'], '--out needs a value. Write --out DIR.'],
    [['--bottles', '0'], '--bottles takes a whole number from 1 to 50, not "0".'],
    [['--bottles', '51'], '--bottles takes a whole number from 1 to 50, not "51".'],
    [['--bottles', '1e1'], '--bottles takes a whole number from 1 to 50, not "1e1".'],
    [['--bottles='], '--bottles takes a whole number from 1 to 50, not "".'],
    [['--rate', '1.5'], '--rate takes a whole number from 0, not "1.5".'],
    [['--rate', '9'.repeat(20)], /^--rate takes a whole number from 0, not "9+"\.$/],
  ])('%j are refused, and the message says what is possible', (typed, message) => {
    expect(() => parseArguments(PRESS, typed)).toThrow(UsageError);
    expect(() => parseArguments(PRESS, typed)).toThrow(message);
  });

  it.each([
    [['--lost'], '--lost is no option of npm run rinse. It has none. Remove it.'],
    [['a'], 'npm run rinse takes options only, and "a" is none. Remove it.'],
  ])('%j are refused where a command takes nothing', (typed, message) => {
    expect(() => parseArguments(RINSE, typed)).toThrow(new UsageError(message));
  });
});
