import { callbackKinds } from '../../../src/schemas/callback-kinds';
import type { CallbackKind } from '../../../src/schemas/callback-kinds';
import { sampleTree } from '../../../src/tools/samples/sample-body';
import type { SampleRequest } from '../../../src/tools/samples/sample-request';
import { writeXml } from '../../../src/tools/samples/write-xml';
import type { ParsedNode, ParsedValue } from '../../../src/parse/parsed-value';
import type { CloudInfinite } from '../servers/cloud-infinite/cloud-infinite';
import type { JobFamily, ModerationKind } from '../servers/cloud-infinite/ci-state';

export const SAMPLE: SampleRequest = { form: 'xml', state: 'Success', jobs: 1, workflow: false };

/** The kinds about which something can be asked. */
export const askedKinds = callbackKinds.filter(({ name }) => name !== 'Review' && name !== 'ConsoleTest');

export function kindNamed(name: string, content?: 'detail' | 'simple'): CallbackKind {
  const kind = callbackKinds.find((each) => each.name === name && each.content === content);
  if (!kind) throw new Error(`There is no kind ${name}.`);
  return kind;
}

const FAMILIES: readonly [RegExp, JobFamily][] = [
  [/^Doc/, 'document'],
  [/^File/, 'file'],
  [/^PicProcess$/, 'picture'],
  [/^SpeechRecognition$/, 'speech'],
  [/^(Translation|WordsGeneralize)$/, 'ai'],
];

const MODERATIONS: Readonly<Record<string, ModerationKind>> = {
  ReviewImage: 'image',
  ReviewVideo: 'video',
  ReviewAudio: 'audio',
  ReviewText: 'text',
  ReviewDocument: 'document',
  ReviewHtml: 'webpage',
};

/** Lets Cloud Infinite know the jobs of a sample, as its callback tells them. */
export function knowSample(server: CloudInfinite, kind: CallbackKind, request: SampleRequest = SAMPLE): ParsedNode {
  const tree = sampleTree(kind, request);
  knowTree(server, kind, tree);
  return tree;
}

/** The same for what was made of a sample. */
export function knowTree(server: CloudInfinite, kind: CallbackKind, tree: ParsedNode): void {
  if (kind.family === 'workflow') {
    const run = nodeIn(tree, 'WorkflowExecution');
    const runId = textOf(run['RunId']);
    server.runs.set(runId, { runId, workflowId: '', object: '', state: '', created: 0, xml: inner(run) });
  } else if (kind.family === 'moderation') {
    const job = kind.content === 'simple' ? detailOf(tree) : nodeIn(tree, 'JobsDetail');
    server.moderations[MODERATIONS[kind.name] ?? 'image'].set(textOf(job['JobId']), inner(job));
  } else for (const job of [tree['JobsDetail'] ?? []].flat()) knowJob(server, kind.name, job);
}

function knowJob(server: CloudInfinite, tag: string, job: ParsedValue): void {
  if (!isNode(job)) throw new Error('A sample has no job.');
  const id = textOf(job['JobId']);
  const family = FAMILIES.find(([pattern]) => pattern.test(tag))?.[1] ?? 'task';
  server.jobs.set(id, { family, id, tag, state: '', created: 0, queueId: '', xml: inner(job) });
}

/** What the query says of a job whose callback has the `Simple` form. */
function detailOf(tree: ParsedNode): ParsedNode {
  const data = nodeIn(tree, 'data');
  return {
    JobId: data['trace_id'] ?? '',
    State: tree['code'] === 0 ? 'Success' : 'Failed',
    Object: textOf(data['url']).replace(/^https:\/\/[^/]+\//, ''),
    DataId: data['data_id'] ?? '',
    Result: data['result'] ?? '',
    ForbidState: data['forbidden_status'] ?? '',
  };
}

/** The children of a node as XML. */
export const inner = (node: ParsedNode): string =>
  Object.entries(node)
    .map(([name, child]) => writeXml(name, child))
    .join('');

export function nodeIn(tree: ParsedNode, name: string): ParsedNode {
  const node = [tree[name]].flat()[0];
  if (!isNode(node)) throw new Error(`There is no ${name}.`);
  return node;
}

const isNode = (value: ParsedValue | undefined): value is ParsedNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textOf(value: ParsedValue | undefined): string {
  if (typeof value !== 'string') throw new Error('There is no such text.');
  return value;
}
