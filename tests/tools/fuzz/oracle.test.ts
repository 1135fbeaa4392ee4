import { readFileSync } from 'node:fs';
import { INVARIANTS } from '../../../src/tools/fuzz/observation';
import { faultsOf } from '../../../src/tools/fuzz/oracle';
import { answerOf, base64, callOf, FILES, job, letterOf, observation, RECORD, refusal, TOKEN } from './observations';
import type { Observed } from './observations';

const invariantsBrokenBy = (one: Observed) => faultsOf(observation(one), TOKEN).map(({ invariant }) => invariant);
const lineWith = (text: string) => JSON.stringify({ status: 200, text });
const json = (body: string, record: string): Observed => ({ call: callOf({}, body), files: { 'ci/a/b.json': record } });

describe('a call finds no fault', () => {
  it.each<Observed & { readonly what: string }>([
    { what: 'that is delivered' },
    { what: 'whose number is written in another way', ...json('{"a":1.50}', '{"a":1.5}') },
    { what: 'whose number became a text of the same digits', ...json('{"a":1e400}', '{"a":"1e400"}') },
    { what: 'whose values are blank', ...json('{"a":" ","b":null,"c":[],"d":"x"}', '{"d":"x"}') },
    { what: 'in Base64', ...json(base64('{"a":"x"}'), '{"a":"x"}') },
    { what: 'in XML', ...json('<R><a b="1">x &amp; y</a><c/></R>', '{"a":"x & y","a@b":"1"}') },
    {
      what: 'that is refused and kept',
      outcome: refusal(400, 'json_malformed'),
      call: callOf({}, '{'),
      files: letterOf({ body: base64('{') }),
    },
    {
      what: 'of broken Base64 that is refused and kept',
      outcome: refusal(400, 'body_unreadable'),
      call: callOf({}, 'PFI=*'),
      files: letterOf({ body: 'PFI=', event: { body: 'PFI=*' } }),
    },
    { what: 'of a stranger', call: callOf({ token: 'wrong' }), outcome: refusal(401, 'unauthorized'), files: {} },
    {
      what: 'of a monitor',
      call: callOf({ token: 'none', request: 'health' }),
      outcome: answerOf(200, { name: 'n', version: '1' }),
      files: {},
    },
    {
      what: 'of the console',
      call: callOf({}, '{"message":"Test request when setting callback url"}'),
      outcome: answerOf(200, { test: true, jobs: [] }),
      files: {},
    },
    {
      what: 'of more jobs than an answer has room for',
      outcome: answerOf(200, { jobs: [job], jobsLeftOut: 1 }),
      files: { ...FILES, 'ci/Transcode/j2.json': RECORD },
    },
    {
      what: 'with a job in conflict',
      outcome: answerOf(200, { jobs: [job, { ...job, outcome: 'conflict' }, { ...job, outcome: 'duplicate' }] }),
      files: { ...FILES, 'ci/Transcode/j1.json.conflict-0a1b2c3d': RECORD },
    },
  ])('$what', (one) => {
    expect(faultsOf(observation(one), TOKEN)).toEqual([]);
  });
});

const broken: readonly (Observed & { readonly what: string; readonly invariant: keyof typeof INVARIANTS })[] = [
  { what: 'it throws', invariant: 'answers', outcome: { thrown: new Error('no') } },
  { what: 'it answers nothing', invariant: 'shape', outcome: { answer: undefined } },
  {
    what: 'its answer is no text',
    invariant: 'shape',
    outcome: { answer: { isBase64Encoded: false, statusCode: 200, headers: {} } },
  },
  { what: 'its status is not documented', invariant: 'shape', outcome: refusal(418, 'unauthorized') },
  { what: 'its code is not documented', invariant: 'shape', outcome: refusal(400, 'oh_no') },
  { what: 'it accepts what is no callback', invariant: 'shape', call: callOf({ request: 'other' }) },
  { what: 'it answers 503', invariant: 'no 5xx', outcome: refusal(503, 'sink_failed') },
  { what: 'a line is too long', invariant: 'bounded', lines: [lineWith('x'.repeat(65_537))] },
  {
    what: 'the answer is too long',
    invariant: 'bounded',
    outcome: answerOf(200, { jobs: [{ ...job, id: '鹿'.repeat(22_000) }] }),
  },
  { what: 'a line has a line separator', invariant: 'no control characters', lines: [lineWith('\u2028')] },
  { what: 'a line has a line end', invariant: 'no control characters', lines: ['{"status":200\n}'] },
  { what: 'there is no line', invariant: 'logged', lines: [] },
  { what: 'there are two lines', invariant: 'logged', lines: ['{"status":200}', '{"status":200}'] },
  { what: 'a line is no JSON', invariant: 'logged', lines: ['answered'] },
  { what: 'a line has another status', invariant: 'logged', lines: ['{"status":400}'] },
  {
    what: 'the answer has a control character',
    invariant: 'no control characters',
    outcome: answerOf(200, { jobs: [{ ...job, id: '\u009b' }] }),
  },
  { what: 'a line has the token', invariant: 'token kept secret', lines: [lineWith(TOKEN)] },
  { what: 'a stranger is let in', invariant: 'strangers write nothing', call: callOf({ token: 'none' }), files: {} },
  {
    what: 'a stranger has a letter',
    invariant: 'strangers write nothing',
    call: callOf({ token: 'wrong' }),
    outcome: refusal(401, 'unauthorized'),
    files: letterOf({ body: '' }),
  },
  { what: 'broken JSON is accepted', invariant: 'well-formed', ...json('{"a":"x",}', '{"a":"x"}') },
  { what: 'broken XML is accepted', invariant: 'well-formed', ...json('<R><a>x &nbsp;</a></R>', '{"a":"x"}') },
  { what: 'a node is dropped', invariant: 'every value is kept', ...json('{"a":"x","b":"y"}', '{"a":"x"}') },
  {
    what: 'the first of a name is dropped',
    invariant: 'every value is kept',
    ...json('{"a":"x","a":"y"}', '{"a":"y"}'),
  },
  {
    what: 'a number loses digits',
    invariant: 'every value is kept',
    ...json('{"a":9007199254740993}', '{"a":9007199254740992}'),
  },
  { what: 'a text loses its zeros', invariant: 'every value is kept', ...json('{"a":"0012"}', '{"a":12}') },
  { what: 'an attribute is dropped', invariant: 'every value is kept', ...json('<R><a b="y">x</a></R>', '{"a":"x"}') },
  {
    what: 'text beside elements is dropped',
    invariant: 'every value is kept',
    ...json('<R>beside<a>x</a></R>', '{"a":"x"}'),
  },
  { what: 'a text is trimmed', invariant: 'every value is kept', ...json('<R><a> x </a></R>', '{"a":"x"}') },
  {
    what: 'a job is named that is not there',
    invariant: 'answer names the files',
    outcome: answerOf(200, { jobs: [job, job] }),
  },
  {
    what: 'a file is there that is not named',
    invariant: 'answer names the files',
    files: { ...FILES, 'ci/a/b.json': RECORD },
  },
  {
    what: 'no job is named',
    invariant: 'answer names the files',
    outcome: answerOf(200, { jobs: [] }),
    ...json('[]', '{}'),
    files: {},
  },
  { what: 'no letter is there', invariant: 'dead letter', outcome: refusal(400, 'json_malformed'), files: {} },
  {
    what: 'the letter has another body',
    invariant: 'dead letter',
    outcome: refusal(400, 'json_malformed'),
    files: letterOf({ body: base64('{}') }),
  },
  {
    what: 'the letter lacks half a character',
    invariant: 'dead letter',
    outcome: refusal(400, 'json_malformed'),
    call: callOf({}, '\ud800'),
    files: letterOf({ body: base64('\ud800') }),
  },
];

describe('a fault is found', () => {
  it.each(broken)('when $what', ({ invariant, ...one }) => {
    expect(invariantsBrokenBy(one)).toEqual([invariant]);
  });

  it('of every invariant', () => {
    expect([...new Set(broken.map(({ invariant }) => invariant)), 'the same again']).toEqual(Object.keys(INVARIANTS));
  });
});

it('docs/faults.md has every invariant', () => {
  const page = readFileSync('docs/faults.md', 'utf8').replace(/\s+/g, ' ');
  expect(Object.values(INVARIANTS).filter((sentence) => !page.includes(`- ${sentence}`))).toEqual([]);
});
