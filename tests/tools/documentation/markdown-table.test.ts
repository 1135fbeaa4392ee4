import { markdownTable } from '../../../src/tools/documentation/markdown-table';

describe('a Markdown table', () => {
  it('has its head, a line below it and a line for each row', () => {
    const rows = [
      ['a', '1'],
      ['b', ''],
    ];
    expect(markdownTable(['name', 'value'], rows)).toBe('| name | value |\n| --- | --- |\n| a | 1 |\n| b |  |');
  });

  it('keeps a bar inside of its cell', () => {
    expect(markdownTable(['a|b'], [['`c|d|e`']])).toBe('| a\\|b |\n| --- |\n| `c\\|d\\|e` |');
  });
});
