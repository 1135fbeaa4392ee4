import { bareScalar, childrenOf, containersOf, copyOf, sizeOf, textScalar } from './body-tree';
import type { BodyChild, BodyNode, BodyValue } from './body-tree';
import { hostileAttributes, hostileName, hostileNumber, hostileText } from './hostile-texts';
import type { Random } from './random';

/** Changes a tree in one place. */
type TreeMutation = (tree: BodyNode, random: Random) => void;

const MOST_MUTATIONS = 4;

/** Changes a tree in up to four places; now and then in none. */
export function mutateTree(tree: BodyNode, random: Random): void {
  for (let left = random.below(MOST_MUTATIONS + 1); left > 0; left -= 1) random.pick(MUTATIONS)(tree, random);
}

/** A child anywhere; near the top as often as deep down, where most of them are. */
function anyChild(tree: BodyNode, random: Random): BodyChild | undefined {
  const children = random.oneIn(3) ? tree.children : childrenOf(tree);
  return children.length === 0 ? undefined : random.pick(children);
}

const onChild =
  (change: (child: BodyChild, random: Random) => void): TreeMutation =>
  (tree, random) => {
    const child = anyChild(tree, random);
    if (child) change(child, random);
  };

/** A node anywhere; the root as often as any other. */
function anyNode(tree: BodyNode, random: Random): BodyNode {
  if (random.oneIn(3)) return tree;
  return random.pick(containersOf(tree).filter((container) => container.type === 'node'));
}

function insertInto(node: BodyNode, child: BodyChild, random: Random): void {
  node.children.splice(random.below(node.children.length + 1), 0, child);
}

function hostileValue(random: Random): BodyValue {
  switch (random.below(6)) {
    case 0:
      return bareScalar(hostileNumber(random));
    case 1:
      return { type: 'node', children: [] };
    case 2:
      return { type: 'list', items: Array.from({ length: random.below(4) }, () => hostileValue(random)) };
    case 3:
      return { type: 'node', children: [{ name: hostileName(random), value: textScalar(hostileText(random)) }] };
    default:
      return textScalar(hostileText(random));
  }
}

const MOST_COPIES = 5;
const MOST_JOBS = 400;
/** Copies of copies would be bodies that take longer than all others. */
const LARGEST_COPIED = 500;
const DEEPEST = 60;

const MUTATIONS: readonly TreeMutation[] = [
  function drop(tree, random) {
    const { children } = anyNode(tree, random);
    children.splice(random.below(children.length + 1), 1);
  },
  function duplicateName(tree, random) {
    const node = anyNode(tree, random);
    const [first] = node.children;
    const child = first && random.pick(node.children);
    if (child)
      insertInto(node, { ...child, value: random.oneIn(2) ? copyOf(child.value) : hostileValue(random) }, random);
  },
  function repeatInList(tree, random) {
    const child = anyChild(tree, random);
    if (!child || sizeOf(child.value) > LARGEST_COPIED) return;
    const { value } = child;
    child.value = { type: 'list', items: Array.from({ length: 1 + random.below(MOST_COPIES) }, () => copyOf(value)) };
  },
  onChild(function rename(child, random) {
    child.name = hostileName(random);
  }),
  onChild(function nest(child, random) {
    const depth = random.oneIn(3) ? random.below(DEEPEST) : 1;
    const name = random.oneIn(2) ? child.name : 'Nested';
    for (let level = 0; level < depth; level += 1) {
      child.value = { type: 'node', children: [{ name, value: child.value }] };
    }
  }),
  onChild(function empty(child, random) {
    child.value = random.pick<BodyValue>([
      ...[textScalar(''), textScalar(' \n'), bareScalar('null')],
      ...[
        { type: 'node' as const, children: [] },
        { type: 'list' as const, items: [] },
      ],
    ]);
  }),
  onChild(function becomeHostile(child, random) {
    child.value = hostileValue(random);
  }),
  onChild(function becomeNumber(child, random) {
    child.value = bareScalar(hostileNumber(random));
  }),
  onChild(function becomeText(child, random) {
    child.value = textScalar(hostileText(random));
  }),
  function addSibling(tree, random) {
    insertInto(
      random.oneIn(2) ? tree : anyNode(tree, random),
      { name: hostileName(random), value: hostileValue(random) },
      random,
    );
  },
  function addWorkflowBesideJobs(tree, random) {
    const inner = {
      name: random.pick(['RunId', 'State', 'Name']),
      value: textScalar(random.pick(['w1', 'Success', 'Failed'])),
    };
    const children = random.oneIn(3) ? [] : [inner];
    insertInto(tree, { name: 'WorkflowExecution', value: { type: 'node', children } }, random);
  },
  function manyJobs(tree, random) {
    const jobs = tree.children.find(({ name }) => name === 'JobsDetail' || name === 'WorkflowExecution');
    if (!jobs || sizeOf(jobs.value) > LARGEST_COPIED) return;
    const { value } = jobs;
    const count = random.oneIn(100) ? random.below(MOST_JOBS) : random.below(MOST_COPIES);
    jobs.value = { type: 'list', items: Array.from({ length: count }, (_, at) => renumbered(copyOf(value), at)) };
  },
  function emptyItems(tree, random) {
    const lists = containersOf(tree).filter((container) => container.type === 'list');
    if (lists.length === 0) return;
    const { items } = random.pick(lists);
    items.splice(random.below(items.length + 1), 0, random.oneIn(2) ? textScalar('') : { type: 'node', children: [] });
  },
  function changeEventName(tree, random) {
    const value = random.oneIn(2) ? hostileValue(random) : textScalar(random.pick(EVENT_NAMES));
    const named = tree.children.find(({ name }) => name === 'EventName');
    if (named) named.value = value;
    else insertInto(tree, { name: 'EventName', value }, random);
  },
  onChild(function addAttributes(child, random) {
    child.attributes = hostileAttributes(random);
  }),
  onChild(function addTail(child, random) {
    child.tail = random.pick(['beside', ' beside ', hostileText(random)]);
  }),
];

const EVENT_NAMES = [
  'TaskFinish',
  'WorkflowFinish',
  'WorkflowStart',
  'ReviewImage',
  'ReviewNew',
  'Review',
  'Unheard',
  '',
];

/** The same job with an id of its own. */
function renumbered(job: BodyValue, at: number): BodyValue {
  for (const { name, value } of childrenOf(job)) {
    if ((name === 'JobId' || name === 'RunId') && value.type === 'scalar') value.text = `${value.text}-${at}`;
  }
  return job;
}
