import type { Habit, SourceFacts } from './source-facts';

const READING = ['foundation', 'schemas', 'parse', 'validation', 'callback', 'records'];
const FUNCTION = [
  ...READING,
  'tencent',
  'cloud-infinite',
  'confirmation',
  'sinks',
  'configuration',
  'delivery',
  'reconciliation',
  'trigger',
  'invocation',
  'function',
];

/**
 * Every folder of `src` (below `src/tools`, every folder of that) and every entry at the top, and what it may import, from
 * the ground up: each names only what stands above it. The function comes first, so it cannot import a tool.
 */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  foundation: [],
  schemas: [],
  parse: ['foundation'],
  validation: ['foundation', 'schemas'],
  callback: ['foundation', 'schemas', 'parse', 'validation'],
  records: ['foundation', 'callback'],
  tencent: ['foundation', 'schemas'],
  'cloud-infinite': ['foundation', 'schemas', 'parse', 'tencent'],
  confirmation: ['foundation', 'parse', 'validation', 'callback', 'records', 'tencent', 'cloud-infinite'],
  sinks: ['foundation', 'schemas', 'tencent'],
  configuration: ['foundation', 'schemas', 'cloud-infinite', 'callback', 'records', 'sinks'],
  delivery: ['foundation', 'callback', 'records', 'tencent', 'sinks', 'configuration'],
  reconciliation: [
    ...[
      'foundation',
      'parse',
      'callback',
      'records',
      'tencent',
      'cloud-infinite',
      'sinks',
      'configuration',
      'delivery',
    ],
  ],
  trigger: ['foundation'],
  invocation: ['foundation', 'callback', 'records', 'sinks', 'delivery'],
  function: FUNCTION.filter((layer) => layer !== 'function'),
  index: ['invocation', 'function'],
  library: READING,
  'tools/terminal': [],
  'tools/command-line': ['foundation', 'schemas', 'tools/terminal'],
  'tools/local': ['foundation', 'trigger'],
  'tools/samples': ['foundation', 'schemas', 'parse', 'tools/local'],
  'tools/documentation': ['foundation', 'schemas', 'sinks', 'configuration'],
  'tools/shelves': ['foundation', 'tencent', 'sinks'],
  'tools/build': ['foundation', 'schemas', 'validation'],
  'tools/replay': [
    ...['foundation', 'trigger', 'invocation', 'function', 'tools/command-line', 'tools/local', 'tools/terminal'],
  ],
  'tools/redrive': [...FUNCTION, 'tools/terminal', 'tools/command-line', 'tools/local', 'tools/shelves'],
  'tools/reconcile': [...FUNCTION, 'tools/terminal', 'tools/command-line', 'tools/shelves'],
  'tools/deploy': [
    ...['foundation', 'schemas', 'validation', 'callback', 'tencent', 'sinks', 'configuration', 'trigger'],
    ...['tools/terminal', 'tools/command-line', 'tools/build'],
  ],
  'tools/connect': [
    ...['foundation', 'schemas', 'parse', 'tencent', 'cloud-infinite', 'trigger'],
    ...['tools/terminal', 'tools/command-line', 'tools/deploy'],
  ],
  'tools/policy': ['foundation', 'schemas', 'tencent', 'cloud-infinite', 'sinks', 'configuration', 'delivery'],
  'tools/doctor': [
    ...['foundation', 'schemas', 'tencent', 'cloud-infinite', 'sinks', 'configuration', 'trigger', 'tools/terminal'],
    ...['tools/command-line', 'tools/shelves', 'tools/redrive', 'tools/deploy', 'tools/connect', 'tools/policy'],
  ],
  'tools/benchmark': [...FUNCTION, 'tools/local', 'tools/samples', 'tools/documentation'],
  'tools/fuzz': ['foundation', 'schemas', 'parse', 'tools/local', 'tools/samples'],
  'tools/commands': [
    ...[
      'foundation',
      'schemas',
      'tencent',
      'cloud-infinite',
      'sinks',
      'configuration',
      'delivery',
      'reconciliation',
      'invocation',
      'function',
      'tools/terminal',
      'tools/command-line',
      'tools/local',
    ],
    ...[
      'tools/samples',
      'tools/documentation',
      'tools/build',
      'tools/replay',
      'tools/redrive',
      'tools/reconcile',
      'tools/deploy',
      'tools/connect',
      'tools/policy',
      'tools/doctor',
    ],
    'tools/benchmark',
    'tools/fuzz',
  ],
};

/** The only places that may import a package or a node module that talks to the outside; no other package may be imported. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  ajv: ['src/validation/ajv.ts'],
  'ajv/dist/standalone': ['src/validation/ajv.ts'],
  xml2js: ['src/parse/xml.ts', 'src/tools/benchmark/subjects/'],
  'cos-nodejs-sdk-v5': ['src/tools/benchmark/subjects/'],
  typescript: ['src/tools/build/'],
  amqplib: ['src/sinks/rabbitmq/', 'src/tools/doctor/'],
  kafkajs: ['src/sinks/kafka/', 'src/tools/doctor/'],
  'js-yaml': ['src/tools/deploy/'],
  esbuild: ['src/tools/build/', 'src/tools/benchmark/'],
  'node:http': ['src/tencent/', 'src/tools/'],
  'node:https': ['src/tencent/', 'src/tools/benchmark/'],
  'node:net': ['src/sinks/kafka/', 'src/tools/'],
  'node:tls': ['src/sinks/kafka/', 'src/tools/benchmark/'],
  'node:child_process': ['src/tools/'],
};

/** The only places where something is done that is done nowhere else. */
const HABITS: Readonly<Record<Habit, readonly string[]>> = {
  'reads process.env': ['src/index.ts', 'src/tools/commands/settings.ts', 'src/tools/commands/fuzz.ts'],
  'says any': [],
  'exports a default': [],
  're-exports everything': [],
};

const MOST_LINES = 200;

const isIn = (places: readonly string[], file: string): boolean =>
  places.some((place) => file === place || (place.endsWith('/') && file.startsWith(place)));

/** `src/tools/deploy/a.ts` is in `tools/deploy`, `src/parse/xml/a.ts` in `parse`, `src/index.ts` in `index`. */
const layerOf = (file: string): string => /^src\/(tools\/[^/]+|[^/]+?)(?:\/|\.ts$)/.exec(file)?.[1] ?? file;

/** Each rule of the architecture, and what breaks it. */
export const RULES: Readonly<Record<string, (files: readonly SourceFacts[]) => string[]>> = {
  'imports go down': (files) =>
    files.flatMap(({ path: from, files: imports }) => {
      const layer = layerOf(from);
      const allowed = [layer, ...(LAYERS[layer] ?? [])];
      const isAllowed = (file: string) =>
        file === 'package.json' || (file.startsWith('src/') && allowed.includes(layerOf(file)));
      return imports.filter((file) => !isAllowed(file)).map((file) => `${from} imports ${file}`);
    }),
  'every folder has its place': (files) =>
    files.filter((file) => !Object.hasOwn(LAYERS, layerOf(file.path))).map((file) => `${file.path} is in no layer`),
  'no file imports itself by a detour': (files) => {
    const importsOf = new Map(files.map((file) => [file.path, file.files]));
    return files
      .filter(({ path: start }) => reaches(start, start, importsOf))
      .map((file) => `${file.path} is in a cycle`);
  },
  'packages are imported in one place': (files) =>
    files.flatMap(({ path: from, packages }) =>
      packages.filter((name) => !isIn(placesOf(name), from)).map((name) => `${from} imports ${name}`),
    ),
  'what is done in few places is done only there': (files) =>
    files.flatMap(({ path: from, habits }) =>
      [...habits].filter((habit) => !isIn(HABITS[habit], from)).map((habit) => `${from} ${habit}`),
    ),
  'files are short': (files) =>
    files.filter(({ lines }) => lines > MOST_LINES).map((file) => `${file.path} has ${file.lines} lines`),
};

/** Node modules that stay on this machine are free. */
function placesOf(name: string): readonly string[] {
  return PACKAGES[name] ?? (name.startsWith('node:') ? ['src/'] : []);
}

function reaches(
  from: string,
  goal: string,
  importsOf: ReadonlyMap<string, readonly string[]>,
  seen = new Set<string>(),
): boolean {
  return (importsOf.get(from) ?? []).some((next) => {
    if (next === goal) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    return reaches(next, goal, importsOf, seen);
  });
}
