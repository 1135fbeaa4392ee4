import path from 'node:path';
import fc from 'fast-check';
import { objectKey } from '../../src/records/object-key';
import { jobOf } from '../support/builders/jobs';

const TEMPLATE = 'records/{name}/{yyyy}/{mm}/{dd}/{id}.{state}.json';
const keyOf = (change: Parameters<typeof jobOf>[0]) => objectKey(jobOf(change), TEMPLATE);

describe('the key of a record', () => {
  it.each([
    { change: {}, key: 'records/PicProcess/2022/07/18/j1.Success.json' },
    {
      change: { createdAt: undefined, endedAt: '2023-01-02T03:04:05+0800' },
      key: 'records/PicProcess/2023/01/02/j1.Success.json',
    },
    { change: { createdAt: undefined, endedAt: undefined }, key: 'records/PicProcess/j1.Success.json' },
    { change: { createdAt: '../../etc', endedAt: '/' }, key: 'records/PicProcess/j1.Success.json' },
    { change: { state: 'Auditing', part: '0a1b' }, key: 'records/PicProcess/2022/07/18/j1.Auditing.0a1b.json' },
  ])('for $change is $key', ({ change, key }) => {
    expect(keyOf(change)).toBe(key);
  });

  it.each([
    { template: '{yyyy}/{id}.{state}', key: 'j1.Success' },
    { template: '{yyyy}-{mm}-{dd}/{kind}/{id}.{state}', key: 'task/j1.Success' },
    { template: 'from-{yyyy}/{id}.{state}', key: 'from-undated/j1.Success' },
    { template: '{id}.{state}/{yyyy}', key: 'j1.Success/undated' },
  ])('leaves a segment out that has nothing but a date, where there is no date: $template', ({ template, key }) => {
    expect(objectKey(jobOf({ createdAt: undefined, endedAt: undefined }), template)).toBe(key);
  });

  it('is made by any template, and has no other placeholders', () => {
    const template = '{kind}-{name}-{yyyy}-{mm}-{dd}-{id}-{state}-{other}';
    expect(objectKey(jobOf(), template)).toBe('task-PicProcess-2022-07-18-j1-Success-{other}');
  });

  it('takes nothing from a value for a placeholder', () => {
    expect(objectKey(jobOf({ id: '{state}', state: '$&{id}' }), '{id}/{state}')).toBe('%7Bstate%7D/%24%26%7Bid%7D');
  });
});

describe('a hostile value', () => {
  const HOSTILE = [
    { what: 'a way up', id: '../../x', segment: '%2E%2E%2F%2E%2E%2Fx' },
    { what: 'a folder', id: 'a/b', segment: 'a%2Fb' },
    { what: 'a backslash', id: 'a\\b', segment: 'a%5Cb' },
    { what: 'two dots', id: '..', segment: '%2E%2E' },
    { what: 'a dot', id: '.', segment: '%2E' },
    { what: 'nothing', id: '', segment: '' },
    { what: 'an encoded dot', id: '%2e', segment: '%252e' },
    { what: 'an encoded slash', id: '%2F', segment: '%252F' },
    { what: 'a null byte', id: 'a\0', segment: 'a%00' },
    { what: 'a line feed', id: 'a\nb', segment: 'a%0Ab' },
    { what: 'marks', id: "!'()*~?#&=+", segment: '%21%27%28%29%2A%7E%3F%23%26%3D%2B' },
    { what: 'other letters', id: '鹿', segment: '%E9%B9%BF' },
    { what: 'the mark of a folder without records', id: '_dead_', segment: '%5Fdead_' },
    { what: 'an ending of its own', id: 'j1.Failed.json', segment: 'j1%2EFailed%2Ejson' },
  ];

  it.each(HOSTILE)('stays in its segment: $what', ({ id, segment }) => {
    expect(keyOf({ id })).toBe(`records/PicProcess/2022/07/18/${segment}.Success.json`);
    expect(keyOf({ name: id })).toBe(`records/${segment}/2022/07/18/j1.Success.json`);
    expect(keyOf({ state: id })).toBe(`records/PicProcess/2022/07/18/j1.${segment}.json`);
  });

  it.each([
    { what: '500 characters', id: 'x'.repeat(500) },
    { what: '500 characters of three bytes', id: '鹿'.repeat(500) },
    { what: 'half a character', id: 'a\ud800' },
  ])('is cut, and told from any other by a digest: $what', ({ id }) => {
    expect(keyOf({ id })).toMatch(
      /^records\/PicProcess\/2022\/07\/18\/(?:[\w-]|%[0-9A-F]{2})*~[0-9a-f]{16}\.Success\.json$/,
    );
    expect(keyOf({ id }).length).toBeLessThan(250);
  });
});

const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.integer({ min: 0xd7ff, max: 0xe000 }), { maxLength: 3 }).map((units) => String.fromCharCode(...units)),
  fc.string({ minLength: 90, maxLength: 120, unit: fc.constantFrom('a', 'b') }),
  fc
    .array(fc.constantFrom('.', '..', '/', '%', '2E', '~', '-', 'a', '\\', 'Success', 'json'), { maxLength: 6 })
    .map((parts) => parts.join('')),
);

describe('values that look the same', () => {
  it.each([
    { what: 'halves of characters', ids: ['\ud800', '\ud801', '\udfff', '\ufffd'] },
    { what: 'long values with one beginning', ids: ['x'.repeat(101), 'x'.repeat(102), `${'x'.repeat(101)}y`] },
    { what: 'encoded and plain', ids: ['a/b', 'a%2Fb', 'a%252Fb'] },
    { what: 'upper and lower case', ids: ['J1', 'j1'] },
    { what: 'composed and decomposed', ids: ['\u00e9', 'e\u0301'] },
  ])('give different keys: $what', ({ ids }) => {
    expect(new Set(ids.map((id) => keyOf({ id }))).size).toBe(ids.length);
  });
});

describe('any values', () => {
  it('never leave the prefix', () => {
    fc.assert(
      fc.property(value, value, value, (id, name, state) => {
        const key = keyOf({ id, name, state });
        expect(key).toMatch(/^records\/[\w%~-]*\/2022\/07\/18\/[\w%~-]*\.[\w%~-]*\.json$/);
        expect(path.posix.normalize(key.replace(/\/\//g, '/x/'))).toBe(key.replace(/\/\//g, '/x/'));
        expect(Buffer.byteLength(key)).toBeLessThan(400);
      }),
    );
  });

  it('give different keys where id or state are different', () => {
    fc.assert(
      fc.property(value, value, value, value, (id, state, otherId, otherState) => {
        fc.pre(id !== otherId || state !== otherState);
        expect(keyOf({ id, state })).not.toBe(keyOf({ id: otherId, state: otherState }));
      }),
    );
  });

  it('cannot be chosen so that they pass for a value that was cut', () => {
    fc.assert(
      fc.property(value, (id) => {
        const segment = /18\/(.*)\.Success/.exec(keyOf({ id }))?.[1] ?? '';
        if (segment !== id) expect(keyOf({ id: segment })).not.toBe(keyOf({ id }));
        else expect(keyOf({ id: segment })).toBe(keyOf({ id }));
      }),
    );
  });
});
