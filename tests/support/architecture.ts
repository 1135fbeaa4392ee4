import type { Habit, SourceFacts } from './source-facts';

/** Every folder and top file of src and what it may import, from the ground up: each names only what stands above it. */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  foundation: [],
  schemas: [],
  parse: ['foundation'],
  validation: ['foundation', 'schemas'],
  configuration: ['foundation', 'schemas', 'validation'],
  callback: ['foundation', 'schemas', 'parse', 'validation'],
  records: ['callback'],
  sinks: ['foundation', 'configuration'],
  delivery: ['foundation', 'configuration', 'callback', 'records', 'sinks'],
  trigger: ['foundation'],
  library: ['foundation', 'schemas', 'parse', 'callback', 'records'],
  'invocation-entry': ['foundation', 'callback', 'delivery', 'trigger'],
  'keep-request': ['foundation', 'sinks', 'delivery', 'trigger', 'invocation-entry'],
  answering: ['foundation', 'trigger', 'invocation-entry', 'keep-request'],
  handler: [
    ...['foundation', 'parse', 'configuration', 'callback', 'records', 'sinks', 'delivery', 'trigger'],
    ...['invocation-entry', 'answering'],
  ],
  misconfigured: ['foundation', 'configuration', 'trigger', 'keep-request', 'answering'],
  function: [
    ...['foundation', 'configuration', 'sinks', 'delivery', 'invocation-entry', 'answering', 'handler'],
    'misconfigured',
  ],
  index: ['function'],
  runtime: ['answering'],
  samples: ['schemas', 'parse'],
  documentation: ['foundation', 'schemas', 'samples'],
  bench: [
    ...['foundation', 'schemas', 'parse', 'validation', 'configuration', 'callback', 'sinks', 'answering'],
    ...['handler', 'runtime', 'samples'],
  ],
  deploy: ['foundation', 'schemas', 'validation', 'configuration', 'trigger'],
  commands: [
    ...['foundation', 'schemas', 'parse', 'validation', 'configuration', 'callback', 'records', 'sinks', 'delivery'],
    ...[
      'trigger',
      'invocation-entry',
      'answering',
      'handler',
      'function',
      'runtime',
      'samples',
      'documentation',
      'deploy',
    ],
    'bench',
  ],
};

/** The only places that may import a package or a node module that talks to the outside; no other package may be imported. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  ajv: ['src/validation/ajv.ts'],
  'ajv/dist/standalone': ['src/validation/ajv.ts'],
  xml2js: ['src/parse/xml.ts', 'src/bench/subjects/'],
  'cos-nodejs-sdk-v5': ['src/bench/subjects/'],
  typescript: ['src/commands/'],
  amqplib: ['src/sinks/rabbitmq/'],
  kafkajs: ['src/sinks/kafka/'],
  'js-yaml': ['src/deploy/'],
  esbuild: ['src/commands/', 'src/bench/'],
  'node:http': ['src/sinks/', 'src/runtime/', 'src/commands/', 'src/bench/'],
  'node:https': ['src/sinks/', 'src/commands/'],
  'node:net': ['src/sinks/', 'src/runtime/', 'src/bench/'],
  'node:tls': ['src/sinks/'],
  'node:child_process': ['src/deploy/', 'src/commands/', 'src/bench/'],
};

/** The only places where something is done that is done nowhere else. */
const HABITS: Readonly<Record<Habit, readonly string[]>> = {
  'reads process.env': ['src/index.ts', 'src/commands/'],
  'says any': [],
  'exports a default': [],
  're-exports everything': [],
};

const MOST_LINES = 200;

const isIn = (places: readonly string[], file: string): boolean =>
  places.some((place) => file === place || (place.endsWith('/') && file.startsWith(place)));

const layerOf = (file: string): string => file.split('/')[1]?.replace(/\.ts$/, '') ?? file;

/** Each rule of the architecture, and what breaks it. */
export const RULES: Readonly<Record<string, (files: readonly SourceFacts[]) => string[]>> = {
  'imports go down': (files) =>
    files.flatMap(({ path: from, files: imports }) => {
      const layer = layerOf(from);
      const allowed = ['src', layer, ...(LAYERS[layer] ?? [])];
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
