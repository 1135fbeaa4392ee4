import fc from 'fast-check';
import { readCallback, refusedJobs } from '../../src/callback/read-callback';
import { CallbackError } from '../../src/foundation/errors';
import { parseBody } from '../../src/parse/body';
import { createRecord } from '../../src/records/record';

const RULES = { objectPrefix: 'records', objectKey: '{kind}/{name}/{id}.{state}.json' };

/** Names that mean something to the reader, in any place, and some that mean nothing. */
const NAMES = [
  ...['EventName', 'JobsDetail', 'WorkflowExecution', 'Response', 'Tag', 'JobId', 'RunId', 'State', 'Code', 'Message'],
  ...['Operation', 'Input', 'Output', 'Workflow', 'Object', 'BucketId', 'QueueId', 'CreationTime', 'Tasks'],
  ...['data', 'code', 'message', 'event', 'trace_id', 'url', 'forbidden_status', 'MediaInfo', 'Width', 'New', '#text'],
];
const name = fc.constantFrom(...NAMES);

/** Texts that decide how a body is read. */
const word = fc.constantFrom('TaskFinish', 'WorkflowFinish', 'ReviewImage', 'ReviewVideo', 'Transcode', 'Success', '');

type Json = string | number | null | Json[] | { [name: string]: Json };

const json: fc.Arbitrary<Json> = fc.letrec<{ tree: Json }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    word,
    fc.integer({ min: 0, max: 99_999 }).map((number) => `t${number}`),
    fc.integer({ min: 100_000, max: 999_999 }),
    fc.constantFrom(null, ' '),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(name, tie('tree'), { maxKeys: 6, noNullPrototype: true }),
  ),
})).tree;

const body = fc
  .tuple(
    fc.dictionary(name, json, { maxKeys: 6, noNullPrototype: true }),
    fc.option(word),
    fc.option(json),
    fc.option(json),
  )
  .map(([others, event, jobs, run]) => ({
    ...others,
    ...(event !== null && { EventName: event }),
    ...(jobs !== null && { JobsDetail: jobs }),
    ...(run !== null && { WorkflowExecution: run }),
  }));

/** Every text and number of a value that is not blank. */
function leaves(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return text.trim() === '' ? [] : [text];
}

/** The values in all records of a body that is accepted whole; `undefined` for one that is refused, or is the console's. */
function recorded(text: string): string[] | undefined {
  try {
    const callback = readCallback(parseBody(text).tree);
    if (callback.isTest || refusedJobs(callback, 'report').length > 0) return undefined;
    return callback.jobs.flatMap((job) => leaves(JSON.parse(createRecord(job, RULES).body.toString())));
  } catch (error) {
    if (error instanceof CallbackError) return undefined;
    throw error;
  }
}

/** What the record says of the callback in its own words: `com.tencentcloud.ci.TaskFinish` has the name of the event. */
function isIn(records: readonly string[], leaf: string): boolean {
  return records.some((text) => text === leaf || text.endsWith(`.${leaf}`));
}

function expectAllIn(records: readonly string[] | undefined, callback: readonly string[]): boolean {
  if (records === undefined) return false;
  for (const leaf of callback) if (!isIn(records, leaf)) throw new Error(`${leaf} is in no record.`);
  return true;
}

it('every text and number of an accepted JSON body is in a record of it', () => {
  let accepted = 0;
  fc.assert(
    fc.property(body, (callback) => {
      if (expectAllIn(recorded(JSON.stringify(callback)), leaves(callback))) accepted += 1;
    }),
    { numRuns: 3000 },
  );
  // Most bodies are accepted, so that this says something.
  expect(accepted).toBeGreaterThan(1000);
});

/** A piece of XML, and every text in it: those of elements in pieces, and the values of attributes. */
interface Piece {
  readonly xml: string;
  readonly texts: readonly string[];
}

const token = fc.integer({ min: 0, max: 999_999 }).map((number) => `t${number}`);
const inSomeForm = (text: string): fc.Arbitrary<string> =>
  fc.constantFrom(text, `<![CDATA[${text}]]>`, `<!-- c -->${text}`, `&#${text.charCodeAt(0)};${text.slice(1)}`);
const text: fc.Arbitrary<Piece> = fc
  .oneof(token, word)
  .chain((content) => inSomeForm(content === '' ? ' ' : content).map((xml) => ({ xml, texts: [content] })));
const attribute = fc
  .tuple(fc.constantFrom('a', 'type', 'xml:lang'), token)
  .map(([key, value]) => ({ xml: ` ${key}="${value}"`, texts: [value] }));
const xmlName = name.filter((each) => each !== '#text');

function element(tag: string, attributes: readonly Piece[], children: readonly Piece[]): Piece {
  const inside = (pieces: readonly Piece[]): string => pieces.map(({ xml }) => xml).join('');
  return {
    xml: `<${tag}${inside(attributes)}>${inside(children)}</${tag}>`,
    texts: [...attributes, ...children].flatMap(({ texts }) => texts),
  };
}

const attributes = fc.uniqueArray(attribute, {
  maxLength: 2,
  selector: ({ xml }) => xml.slice(0, xml.indexOf('=')),
});

const xml: fc.Arbitrary<Piece> = fc.letrec<{ tree: Piece }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc
      .tuple(
        xmlName,
        fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, attributes),
        fc.array(tie('tree'), { maxLength: 4 }),
      )
      .map(([tag, its, children]) => element(tag, its, children)),
  ),
})).tree;

const elementOf = (tag: string) =>
  fc.tuple(attributes, fc.array(xml, { maxLength: 4 })).map(([its, children]) => element(tag, its, children));

const document = fc
  .tuple(
    fc.array(fc.oneof(xml, elementOf('JobsDetail'), elementOf('WorkflowExecution')), { maxLength: 4 }),
    fc.constantFrom('TaskFinish', 'WorkflowFinish', 'ReviewImage'),
    attributes,
  )
  .map(([children, event, its]) =>
    element('Response', its, [{ xml: `<EventName>${event}</EventName>`, texts: [event] }, ...children]),
  );

it('every text and attribute of an accepted XML body is in a record of it', () => {
  let accepted = 0;
  fc.assert(
    fc.property(document, ({ xml: callback, texts }) => {
      const records = recorded(callback);
      // Pieces of text between elements are one text in the record.
      const isHeld = (leaf: string): boolean => records?.some((record) => record.includes(leaf)) ?? true;
      for (const leaf of texts) if (!isHeld(leaf)) throw new Error(`${leaf} is in no record.`);
      if (records) accepted += 1;
    }),
    { numRuns: 3000 },
  );
  expect(accepted).toBeGreaterThan(1000);
});
