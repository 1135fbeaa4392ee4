import fc from 'fast-check';
import { readCallback, refusalOf } from '../../src/callback/read-callback';
import type { ParsedNode, ParsedValue } from '../../src/parse/parsed-value';
import { createRecord } from '../../src/records/record';
import { tasks } from '../../src/schemas/task/tasks';
import { schemaTree } from '../support/generators/schema-tree';

const RULES = { objectPrefix: 'ci', objectKey: '{id}.{state}' };

const odd = fc.oneof(
  fc.constantFrom<ParsedValue>('text', '', 7, 1.5, true, null, [], {}, [['x']], { Other: '1' }, [{ a: '1' }, 'b'], '-'),
  fc.jsonValue({ maxDepth: 3 }).map((value) => value as ParsedValue), // what JSON can say is what a parser gives
);

/** Every place of a tree, as the keys that lead to it. */
function placesIn(value: ParsedValue, trail: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [[...trail, key], ...placesIn(child, [...trail, key])]);
}

function replaced(tree: ParsedValue, [key, ...rest]: readonly string[], by: ParsedValue): ParsedValue {
  if (key === undefined) return by;
  if (Array.isArray(tree)) return tree.map((item, at) => (String(at) === key ? replaced(item, rest, by) : item));
  const node = typeof tree === 'object' && tree !== null ? tree : {};
  return { ...node, [key]: replaced(node[key] ?? null, rest, by) };
}

const isReserved = (value: unknown): boolean => JSON.stringify(value).includes('__proto__');

describe('a job with one node replaced by anything', () => {
  it.each(Object.entries(tasks))('is delivered with its identity: %s', (tag, schema) => {
    const job = schemaTree(schema).map((tree): ParsedNode => ({ ...tree, Tag: tag, JobId: 'j1', State: 'Success' }));
    fc.assert(
      fc.property(job, fc.nat(), odd, (tree, at, value) => {
        const places = placesIn(tree).filter(([first = '']) => !['JobId', 'State', 'Tag'].includes(first));
        const place = places[at % Math.max(1, places.length)] ?? ['New'];
        fc.pre(!isReserved(value));
        const callback = readCallback({ EventName: 'TaskFinish', JobsDetail: [replaced(tree, place, value)] });
        expect(refusalOf(callback, 'report')).toBeUndefined();
        expect(callback.jobs).toMatchObject([{ name: tag, id: 'j1', state: 'Success', known: true }]);
        // What does not fit is named where it stands, or below or above it.
        for (const { path } of callback.jobs[0]?.issues ?? []) expect(path).toMatch(/^\$/);
        const [first] = callback.jobs;
        if (first && first.issues.length > 0) {
          const { faults } = JSON.parse(createRecord(first, RULES).body.toString()) as { readonly faults: string };
          for (const { message } of first.issues) expect(faults).toContain(message);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('of another type than its schema says is named', () => {
    const tree = {
      JobId: 'j1',
      Tag: 'Transcode',
      State: 'Success',
      Operation: { UserData: 'u' },
      Input: { Object: 'o' },
    };
    fc.assert(
      fc.property(
        fc.constantFrom(['Operation'], ['Operation', 'UserData'], ['Input'], ['Input', 'Object']),
        (place) => {
          const value: ParsedValue = place.length === 1 ? 'text' : { a: 'b' };
          const { jobs } = readCallback({ EventName: 'TaskFinish', JobsDetail: replaced(tree, place, value) });
          expect(jobs[0]?.issues.map(({ path }) => path)).toEqual([`$.${place.join('.')}`]);
        },
      ),
    );
  });
});

it('as many records come out of a callback as jobs go in', () => {
  const job = fc.record({
    JobId: fc.stringMatching(/^[a-z0-9]{1,8}$/),
    Tag: fc.constantFrom('Tts', 'New'),
    Other: odd,
  });
  fc.assert(
    fc.property(fc.array(job, { minLength: 1, maxLength: 20 }), (jobs) => {
      fc.pre(!isReserved(jobs));
      const callback = readCallback({ EventName: 'TaskFinish', JobsDetail: jobs });
      expect(callback.jobs.map(({ id }) => id)).toEqual(jobs.map(({ JobId }) => JobId));
      expect(refusalOf(callback, 'report')).toBeUndefined();
      expect(callback.jobs.map((one) => createRecord(one, RULES).body.length > 0)).toEqual(jobs.map(() => true));
    }),
  );
});
