import { callbackKinds } from '../../schemas/callback-kinds';
import type { CallbackKind } from '../../schemas/callback-kinds';
import type { ParsedValue } from '../../parse/parsed-value';
import { sampleBody } from '../samples/sample-body';
import type { SampleRequest } from '../samples/sample-request';
import { bodyTree, copyOf } from './body-tree';
import type { BodyNode, BodyValue } from './body-tree';
import { mutateBytes } from './byte-mutations';
import type { Random } from './random';
import { mutateTree } from './tree-mutations';
import { writeTreeAsJson, writeTreeAsXml } from './write-tree';

/** Bodies that are no callback at all. */
const ODD_BODIES = [
  '',
  ' ',
  '{}',
  '[]',
  '{"a":',
  '<a/>',
  '<',
  'null',
  '0',
  '"text"',
  '[[[]]]',
  '<Response></Response>',
  '{"":""}',
];

/** The bytes of a body that a sender might send: a sample of any kind, changed in its structure, in its bytes, or not at all. */
export function fuzzBody(random: Random): Buffer {
  const way = random.below(20);
  if (way === 0) return Buffer.from(random.pick(ODD_BODIES));
  const body = written(random);
  if (way < 4) return mutateBytes(body, written(random), random);
  return body;
}

function written(random: Random): Buffer {
  const kind = random.pick(callbackKinds);
  const tree = sampleTree(kind, random);
  mutateTree(tree, random);
  // Moderations come as JSON only; whoever sends one as XML gets no more than the others.
  const isXml = kind.forms.length > 1 ? random.oneIn(2) : random.oneIn(10);
  return Buffer.from(isXml ? writeTreeAsXml(tree, random) : writeTreeAsJson(tree, random));
}

function sampleTree(kind: CallbackKind, random: Random): BodyNode {
  const state = random.pick(kind.states);
  const isTask = kind.family === 'task';
  const workflow = isTask && random.oneIn(4);
  const name = [kind.name, kind.content, state, workflow].join();
  const sample = samples.get(name) ?? bodyTree(parsedSample(kind, { form: 'json', state, jobs: 1, workflow }));
  samples.set(name, sample);
  const tree = copyOf(sample);
  if (tree.type !== 'node') throw new Error(`The sample of ${kind.name} is no node.`);
  return tree;
}

/** Each is made once; what is changed are copies. */
const samples = new Map<string, BodyValue>();

function parsedSample(kind: CallbackKind, request: SampleRequest): ParsedValue {
  return JSON.parse(sampleBody(kind, request)) as ParsedValue; // the text was made from a tree
}
