import fc from 'fast-check';
import type { Job } from '../../src/callback/job';
import { readCallback } from '../../src/callback/read-callback';
import type { ParsedNode } from '../../src/parse/parsed-value';
import { tasks } from '../../src/schemas/task/tasks';
import { nodeName, schemaTree, unheardNode } from '../support/generators/schema-tree';

/** What the one job of a task becomes. */
function jobOf(detail: ParsedNode): Job | undefined {
  return readCallback({ EventName: 'TaskFinish', JobsDetail: detail }).jobs[0];
}

/** Every text in a value that is not blank: what is blank is absent. */
function textsIn(value: unknown): unknown[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn);
  return typeof value === 'string' && value.trim() !== '' ? [value] : [];
}

const filledNode = unheardNode.filter((node) => textsIn(node).length > 0);

describe('what the vendor adds after us is kept and reported', () => {
  it('in a Tag that no schema knows', () => {
    const unknownTag = nodeName.filter((name) => !Object.hasOwn(tasks, name));
    fc.assert(
      fc.property(unknownTag, nodeName, filledNode, (name, extra, content) => {
        const operation = { [`New${extra}`]: content };
        const job = jobOf({ JobId: 'z1', State: 'Success', Tag: name, Operation: operation });
        expect(job).toMatchObject({
          name,
          known: false,
          unknownFields: [`$.Operation.New${extra}`],
          issues: [],
        });
        expect(textsIn(job?.data)).toEqual(expect.arrayContaining(textsIn(content)));
      }),
    );
  });

  it.each(Object.entries(tasks).map(([tag, schema]) => ({ tag, schema })))('in $tag', ({ tag, schema }) => {
    fc.assert(
      fc.property(schemaTree(schema), nodeName, filledNode, (detail, extra, content) => {
        const job = jobOf({ ...detail, [`New${extra}`]: content });
        expect(job).toMatchObject({
          name: tag,
          known: true,
          unknownFields: [`$.New${extra}`],
          issues: [],
        });
        expect(textsIn(job?.data)).toEqual(expect.arrayContaining(textsIn(content)));
      }),
      { numRuns: 5 },
    );
  });
});
