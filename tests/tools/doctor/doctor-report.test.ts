import { blockOf, summaryOf } from '../../../src/tools/doctor/doctor-report';
import type { Result } from '../../../src/tools/doctor/finding';

const RESULT: Result = { link: 'bucket', verdict: 'wrong', says: 'It is gone.', remedy: 'Create it.' };

it.each([
  { verdict: 'right', mark: '✓' },
  { verdict: 'wrong', mark: '✗' },
  { verdict: 'unknown', mark: '?' },
  { verdict: 'skipped', mark: '–' },
] as const)('what is $verdict has the mark $mark', ({ verdict, mark }) => {
  expect(blockOf({ ...RESULT, verdict }, false)).toBe(`${mark} bucket: It is gone.\n    → Create it.`);
});

it('what needs no remedy is one line', () => {
  expect(blockOf({ link: 'bucket', verdict: 'right', says: 'It is there.' }, false)).toBe('✓ bucket: It is there.');
});

it('a mark is coloured where colours are seen, and nothing else', () => {
  expect(blockOf(RESULT, true)).toBe('\u001b[31m✗\u001b[0m bucket: It is gone.\n    → Create it.');
});

it('what a terminal would act on is written out', () => {
  expect(blockOf({ ...RESULT, says: 'It says \u001b[2J.\n' }, false)).toContain('It says \\u001b[2J.\\u000a');
});

it('the last line counts', () => {
  const results = (['right', 'right', 'wrong', 'skipped'] as const).map((verdict) => ({ ...RESULT, verdict }));
  expect(summaryOf(results)).toBe('1 wrong, 0 unknown, 1 skipped, 2 right.');
});
