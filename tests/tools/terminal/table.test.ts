import { widthOf } from '../../../src/tools/terminal/display-text';
import { table } from '../../../src/tools/terminal/table';

const HEAD = ['name', 'what'];
const LONG = [['a'.repeat(60), 'b'.repeat(100)]];

describe('a table', () => {
  it('has columns as wide as their widest cell', () => {
    expect(table(HEAD, [['longer name', 'x']])).toBe('name         what\nlonger name  x');
  });

  it('counts Chinese characters as two columns', () => {
    const [head = '', row = ''] = table(HEAD, [['你好世界', 'x']]).split('\n');
    expect(head.indexOf('what')).toBe(10);
    expect(widthOf(row.slice(0, row.indexOf('x')))).toBe(10);
  });

  it('writes control characters out', () => {
    expect(table(HEAD, [['\u001b[31m', 'a\nb']])).toBe('name        what\n\\u001b[31m  a\\u000ab');
  });

  it('is not cut where the width is not known, as in a pipe', () => {
    expect(table(HEAD, LONG)).toContain(`${'a'.repeat(60)}  ${'b'.repeat(100)}`);
  });

  it.each([40, 80, 120, 162, 200])('fits into %d columns', (columns) => {
    const rows = [...LONG, ['你好'.repeat(40), 'short']];
    const widest = Math.max(
      ...table(HEAD, rows, columns)
        .split('\n')
        .map((line) => widthOf(line)),
    );
    expect(widest).toBeLessThanOrEqual(columns);
    expect(widest).toBeGreaterThan(columns - 4);
  });

  it('cuts only the columns that are too wide', () => {
    expect(table(HEAD, [['short', 'b'.repeat(100)]], 20)).toBe(`name   what\nshort  ${'b'.repeat(12)}…`);
  });

  it('holds more rows than a call has arguments', () => {
    const rows = Array.from({ length: 200_000 }, () => ['a', 'b']);
    expect(table(HEAD, rows).split('\n')).toHaveLength(200_001);
  });
});
