import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = 'docs/decisions';
const INDEX = 'README.md';

const pages = readdirSync(FOLDER)
  .filter((file) => file !== INDEX)
  .map((file) => ({ file, text: readFileSync(path.join(FOLDER, file), 'utf8') }));

const titleOf = (text: string): string => /^# (.+)\n/.exec(text)?.[1] ?? '';

/** The text below a heading, up to the next one. */
const sectionOf = (text: string, heading: string): string =>
  text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';

describe.each(pages)('the decision $file', ({ text }) => {
  it('has a title, a date and a status', () => {
    expect(text).toMatch(
      /^# .+\n\n- Date: \d{4}-\d\d-\d\d\n- Status: (?:accepted|replaced by \[.+\]\(.+\.md\))\n\n## What\n/,
    );
  });

  it.each(['What', 'Why'])('says: %s', (heading) => {
    expect(sectionOf(text, heading).trim()).not.toBe('');
  });

  it('gives every rejected option with its reason', () => {
    const options = sectionOf(text, 'Rejected options')
      .split(/^- /m)
      .map((option) => option.trim())
      .filter((option) => option !== '');
    expect(options).not.toEqual([]);
    expect(options.filter((option) => !/^\*\*[^*]+\.\*\* \S/.test(option))).toEqual([]);
  });

  it('names the command of what was measured, if it says that something was', () => {
    expect(text.includes('\n## What was measured\n')).toBe(/`np[mx] [^`]+`/.test(sectionOf(text, 'What was measured')));
  });
});

it('the index lists every decision once, by its title, and says in a line what it is', () => {
  const index = readFileSync(path.join(FOLDER, INDEX), 'utf8');
  const listed = [...index.matchAll(/^- \[(.+)\]\((.+\.md)\): \S/gm)].map(([, title, file]) => `${file} ${title}`);
  const there = pages.map(({ file, text }) => `${file} ${titleOf(text)}`);
  expect(listed.sort()).toEqual(there.sort());
});
