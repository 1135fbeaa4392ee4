import { lastResortEntry } from '../../../src/invocation/log-line';
import { CallbackError } from '../../../src/foundation/errors';
import { contentOf } from '../../../src/tools/redrive/letter-content';
import { callbackOf, letterOf } from '../../support/builders/letters';

const letter = letterOf(callbackOf({}));
const line = lastResortEntry(letter, new CallbackError('sink_failed', 'COS was down.'));
const without = (name: keyof typeof letter): string => JSON.stringify({ ...letter, [name]: undefined });

describe('a file is a letter', () => {
  it.each([
    { what: 'as it is stored', text: `${JSON.stringify(letter)}\n` },
    { what: 'as the whole line of the log', text: JSON.stringify(line) },
    { what: 'in many lines', text: JSON.stringify(line, null, 2) },
  ])('$what', ({ text }) => {
    expect(contentOf(text)).toEqual({ letter });
  });
});

describe('a file is a damaged letter', () => {
  it.each([
    { what: 'that is cut off', text: JSON.stringify(letter).slice(0, -20), fault: /^It is not JSON\./ },
    { what: 'with something before it', text: `2026-11-24 ${JSON.stringify(line)}`, fault: /^It is not JSON\./ },
    { what: 'that is empty', text: '', fault: /^It is not JSON\./ },
    { what: 'without an error', text: without('error'), fault: /^It has no valid error\.$/ },
    {
      what: 'whose error is null',
      text: JSON.stringify({ ...letter, error: null }),
      fault: /^It has no valid error\.$/,
    },
    { what: 'without a time', text: without('time'), fault: /^It has no valid time\.$/ },
    {
      what: 'without id and body',
      text: JSON.stringify({ ...letter, id: 1, body: [] }),
      fault: /^It has no valid id, body\.$/,
    },
    {
      what: 'of another body',
      text: JSON.stringify({ ...letter, body: 'AAAA' }),
      fault: /its body is not the one that its id/,
    },
    { what: 'in the line of the log', text: '{"deadLetter":null}', fault: /^Its deadLetter is no object\.$/ },
    {
      what: 'in the line of the log',
      text: '{"deadLetter":{}}',
      fault: /^It has no valid id, time, error, headers, body\.$/,
    },
  ])('$what', ({ text, fault }) => {
    expect(contentOf(text)).toEqual({ fault: expect.stringMatching(fault) as unknown });
  });
});

describe('a file is no letter', () => {
  it.each([
    { what: 'null', text: 'null' },
    { what: 'a list', text: '[]' },
    { what: 'an empty object', text: '{}' },
    { what: 'a record', text: '{"specversion":"1.0","id":"j1:Success","type":"a","source":"b","time":"c","data":{}}' },
    {
      what: 'the event of a trigger',
      text: '{"httpMethod":"POST","headers":{},"body":"<a/>","isBase64Encoded":false}',
    },
    { what: 'the line of an invocation', text: '{"time":"a","level":"error","error":{"code":"b"},"jobs":[]}' },
  ])('$what', ({ text }) => {
    expect(contentOf(text)).toBe('no letter');
  });
});
