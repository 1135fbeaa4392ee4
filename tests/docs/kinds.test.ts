import { readFileSync } from 'node:fs';
import { kindsPage } from '../../src/tools/documentation/kinds-page';
import { callbackKinds } from '../../src/schemas/callback-kinds';

const page = kindsPage();

describe('docs/kinds.md', () => {
  it('is what `npm run docs` makes', () => {
    expect(readFileSync('docs/kinds.md', 'utf8')).toBe(page);
  });

  it.each(callbackKinds.map(({ name, content, forms }) => ({ name, content, forms })))(
    'has a row for $name $content with a source',
    ({ name, content, forms }) => {
      const rows = page.split('\n').filter((line) => line.startsWith(`| \`${name}\` |`));
      const row = rows.find((line) => content === undefined || line.includes(`| ${content} |`)) ?? '';
      expect(row.split(' | ')).toContain(forms.join(', ').toUpperCase());
      expect(row).toMatch(/\| (published|inferred) \| \S.* \|$/);
    },
  );
});
