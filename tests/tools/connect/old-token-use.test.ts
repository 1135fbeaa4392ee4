import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterWaiting, byLog, durationOf } from '../../../src/tools/connect/old-token-use';

const SET_AT = Date.parse('2026-11-25T12:00:00Z');
const BEFORE = { time: '2026-11-25T11:59:00.000Z', token: 'previous' };
const CURRENT = { time: '2026-11-25T12:01:00.000Z', token: 'current' };
const PREVIOUS = { time: '2026-11-25T12:02:00.000Z', token: 'previous' };

describe('the log of the function', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'log-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each([
    { what: 'only the new token', lines: [CURRENT], used: undefined },
    { what: 'the old token before the change', lines: [BEFORE, CURRENT], used: undefined },
    {
      what: 'the old token after it',
      lines: [CURRENT, PREVIOUS],
      used: 'the old token was used at 2026-11-25T12:02:00',
    },
    { what: 'nothing after the change', lines: [BEFORE], used: 'it proves nothing' },
    { what: 'nothing', lines: [], used: 'it proves nothing' },
    { what: 'lines of a log service', lines: [{ SCF_Message: JSON.stringify(PREVIOUS) }], used: 'was used at' },
    { what: 'other lines', lines: ['START RequestId', { a: 1 }, CURRENT], used: undefined },
  ])('says of $what whether it is used', async ({ lines, used }) => {
    const file = path.join(folder, 'log');
    const text = lines.map((line) => (typeof line === 'string' ? line : `2026 ${JSON.stringify(line)}`)).join('\n');
    await writeFile(file, text);
    const said = await byLog(file, SET_AT);
    if (used === undefined) expect(said).toBeUndefined();
    else expect(said).toContain(used);
  });

  it('has to be there', async () => {
    await expect(byLog(path.join(folder, 'none'), SET_AT)).rejects.toThrow('cannot be read');
  });
});

describe('a time to wait', () => {
  it.each([
    ['0s', 0],
    ['90m', 5_400_000],
    ['24h', 86_400_000],
    ['7d', 604_800_000],
  ])('of %s is %i ms', (text, milliseconds) => {
    expect(durationOf(text)).toBe(milliseconds);
  });

  it.each(['', '24', 'h', '-1h', '1.5h', '24 h', '1w'])('is not %s', (text) => {
    expect(() => durationOf(text)).toThrow('--wait takes a time');
  });

  it('says when it is over', () => {
    expect(afterWaiting(SET_AT, 3_600_000, SET_AT + 3_599_999)).toContain('after 2026-11-25T13:00:00.000Z');
    expect(afterWaiting(SET_AT, 3_600_000, SET_AT + 3_600_000)).toBeUndefined();
  });
});
