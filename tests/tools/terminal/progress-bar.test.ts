import { widthOf } from '../../../src/tools/terminal/display-text';
import { progressBar } from '../../../src/tools/terminal/progress-bar';

function shownBy(isTTY: boolean, columns: number, total: number, what: readonly string[]): string[] {
  const written: string[] = [];
  const write = (text: string | Uint8Array): boolean => {
    written.push(String(text));
    return true;
  };
  const bar = progressBar({ isTTY, columns, write }, total);
  for (const each of what) bar.advance(each);
  return written.map((text) => text.replace('\r\u001B[K', ''));
}

describe('a progress bar', () => {
  it('is full at the end', () => {
    const [first, last] = shownBy(true, 100, 2, ['one', 'two']);
    expect(first).toBe(`[${'='.repeat(15)}${' '.repeat(15)}] 1 of 2 one`);
    expect(last).toBe(`[${'='.repeat(30)}] 2 of 2 two`);
  });

  it('writes control characters out, and stays in its line', () => {
    const [line = ''] = shownBy(true, 60, 1, [`\u001b[2J${'你'.repeat(50)}`]);
    expect(line).toContain('\\u001b[2J');
    expect(line).not.toContain('\u001b');
    expect(widthOf(line)).toBeLessThan(60);
  });

  it('is silent where nobody watches', () => {
    expect(shownBy(false, 80, 1, ['one'])).toEqual([]);
  });
});
