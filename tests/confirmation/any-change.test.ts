import type { Job } from '../../src/callback/job';
import { readCallback } from '../../src/callback/read-callback';
import { isSecret } from '../../src/callback/secrets';
import { judge } from '../../src/confirmation/verdict';
import type { Verdict } from '../../src/confirmation/verdict';
import type { ParsedNode, ParsedValue } from '../../src/parse/parsed-value';
import { sampleTree } from '../../src/tools/samples/sample-body';
import { jsonPath } from '../../src/validation/issue';
import { BUCKET, REGION } from '../support/builders/asked-cloud-infinite';
import { askedKinds, nodeIn, SAMPLE, textOf } from '../support/builders/sample-answers';

type Path = readonly (string | number)[];

const readJobs = (tree: ParsedNode): readonly Job[] => readCallback(tree).jobs;

function verdictOn(tree: ParsedNode, node: ParsedNode): Verdict {
  const [job] = readJobs(tree);
  if (!job) throw new Error('The sample has no job.');
  return judge(job, { node, client: { bucket: BUCKET, region: REGION } }, readJobs).verdict;
}

/** The paths of all texts and numbers of a tree that say something. */
function leavesOf(value: ParsedValue, path: Path = []): Path[] {
  if (typeof value === 'object' && value !== null) {
    const entries = Array.isArray(value) ? value.map((item, at) => [at, item] as const) : Object.entries(value);
    return entries.flatMap(([key, child]) => leavesOf(child, [...path, key]));
  }
  return value === '' || value === null ? [] : [path];
}

/** The same tree with another value at one leaf. */
function changed(value: ParsedValue, [key, ...rest]: Path): ParsedValue {
  if (key === undefined) return typeof value === 'number' ? value + 1 : `${textOf(value)}x`;
  if (Array.isArray(value)) return value.map((item, at) => (at === key ? changed(item, rest) : item));
  if (typeof value !== 'object' || value === null) throw new Error('There is no such leaf.');
  return { ...value, [key]: changed(value[key] ?? '', rest) };
}

const ASKED = askedKinds
  .filter(({ content }) => content !== 'simple')
  .flatMap((kind) => kind.states.map((state) => ({ kind, state })));

describe('another value of any one node that both name', () => {
  it.each(ASKED)('is found: $kind.name $state', ({ kind, state }) => {
    const container = kind.family === 'workflow' ? 'WorkflowExecution' : 'JobsDetail';
    const tree = sampleTree(kind, { ...SAMPLE, state });
    const node = nodeIn(tree, container);
    // Of a secret, records and answers say nothing.
    const leaves = leavesOf(node).filter((path) => !isSecret(String(path.at(-1)), path.slice(0, -1)));
    expect(leaves.length).toBeGreaterThan(3);
    const isLive = !['Success', 'Failed'].includes(state);
    for (const leaf of leaves) {
      const forged = { ...tree, [container]: changed(node, leaf) };
      const verdict = verdictOn(forged, node);
      const found =
        'error' in verdict
          ? verdict.error.issues.map(({ path }) => path.replace(/^\$\.(JobsDetail(\[0\])?|WorkflowExecution)/, '$'))
          : kind.family === 'moderation' || isLive
            ? (verdict.provenance.unconfirmed ?? [])
            : [];
      expect(found).toContain(jsonPath(leaf));
    }
  });

  it.each(ASKED)('is nowhere when there is none: $kind.name $state', ({ kind, state }) => {
    const tree = sampleTree(kind, { ...SAMPLE, state });
    const node = nodeIn(tree, kind.family === 'workflow' ? 'WorkflowExecution' : 'JobsDetail');
    expect(verdictOn(tree, node)).toEqual({ provenance: { confirmed: true, unconfirmed: [] } });
  });
});
