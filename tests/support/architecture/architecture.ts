import { LAYERS } from './layers';
import type { Habit, SourceFacts } from './source-facts';

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
