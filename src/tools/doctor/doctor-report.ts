import { displayText } from '../terminal/display-text';
import type { Result, Verdict } from './finding';

const MARKS: Readonly<Record<Verdict, string>> = { right: '✓', wrong: '✗', unknown: '?', skipped: '–' };
/** Green, red, yellow and grey, as terminals number them. */
const COLOURS: Readonly<Record<Verdict, number>> = { right: 32, wrong: 31, unknown: 33, skipped: 90 };

/** What is said of one link: a line with its mark, and a line with what to do. */
export function blockOf({ link, verdict, says, remedy }: Result, isColoured: boolean): string {
  const mark = isColoured ? `\u001b[${COLOURS[verdict]}m${MARKS[verdict]}\u001b[0m` : MARKS[verdict];
  const lines = [`${mark} ${displayText(link)}: ${displayText(says)}`];
  if (remedy !== undefined) lines.push(`    → ${displayText(remedy)}`);
  return lines.join('\n');
}

/** `2 wrong, 1 unknown, 3 skipped, 6 right.` */
export function summaryOf(results: readonly Result[]): string {
  const counts = (['wrong', 'unknown', 'skipped', 'right'] as const).map((verdict) => {
    return `${results.filter((result) => result.verdict === verdict).length} ${verdict}`;
  });
  return `${counts.join(', ')}.`;
}
