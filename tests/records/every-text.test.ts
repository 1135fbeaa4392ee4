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

let accepted = 0;

it('every text and number of an accepted JSON body is in a record of it', () => {
  fc.assert(
    fc.property(body, (callback) => {
      const records = recorded(JSON.stringify(callback));
      if (records === undefined) return;
      accepted += 1;
      for (const leaf of leaves(callback)) if (!isIn(records, leaf)) throw new Error(`${leaf} is in no record.`);
    }),
    { numRuns: 3000 },
  );
  // Most bodies are accepted, so that this says something.
  expect(accepted).toBeGreaterThan(1000);
});
