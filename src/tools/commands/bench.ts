import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, release, totalmem } from 'node:os';
import { unmeasured } from '../benchmark/budget';
import { goals } from '../benchmark/budget.json';
import { svgOf } from '../benchmark/chart';
import type { Effort, Section } from '../benchmark/measurement';
import { persistentRegressions } from '../benchmark/persistent';
import { HEAD, pageOf, rowsOf } from '../benchmark/report';
import { cold } from '../benchmark/suites/cold';
import { early } from '../benchmark/suites/early';
import { growth } from '../benchmark/suites/growth';
import { hostile } from '../benchmark/suites/hostile';
import { http } from '../benchmark/suites/http';
import { memory } from '../benchmark/suites/memory';
import { runtimes } from '../benchmark/suites/runtimes';
import { warm } from '../benchmark/suites/warm';
import { openWorkshop } from '../benchmark/workshop';
import type { Workshop } from '../benchmark/workshop';
import { bundleFunction, bundleWithValidators } from '../build/function-bundle';
import { startCommand } from '../command-line/start-command';
import { UsageError } from '../command-line/usage-error';
import { table } from '../terminal/table';

const PAGE = 'docs/performance.md';
const CHARTS = 'docs/performance';
const SUITES = { cold, early, warm, http, growth, hostile, memory };

type Suite = (workshop: Workshop, effort: Effort) => Promise<Section>;

const NORMAL: Effort = { coldRounds: 21, warmRounds: 31, httpRounds: 15, callbacks: 100_000 };
const QUICK: Effort = { coldRounds: 9, warmRounds: 7, httpRounds: 5, callbacks: 100_000 };
const LONG: Effort = { ...NORMAL, coldRounds: 31, warmRounds: 61, callbacks: 300_000 };

void startCommand({
  name: 'bench',
  summary: `Measures the function beside what it is compared to, prints the ratios, and writes ${PAGE}.`,
  options: {
    quick: { type: 'boolean', summary: 'Takes fewer rounds.' },
    long: { type: 'boolean', summary: 'Takes more rounds, and 300,000 callbacks for memory.' },
    check: {
      type: 'boolean',
      summary: 'Is quick, writes no page, and fails when a ratio is beyond its gate each of three times.',
    },
  },
  positionals: { value: 'SUITE', summary: `With --check: only these of ${Object.keys(SUITES).join(', ')}.` },
  examples: ['', '-- --check', '-- --check cold http'],
  async run({ values, positionals, print }) {
    const suites = suitesNamed(positionals, values.check);
    const workshop = await openWorkshop({ bundleFunction, bundleWithValidators });
    const effort = values.quick || values.check ? QUICK : values.long ? LONG : NORMAL;
    const sections: Section[] = [];
    const measured = async (suite: Suite): Promise<Section> => {
      const section = await suite(workshop, effort);
      print(`${section.title}\n${table(HEAD, rowsOf(section, goals))}\n`);
      sections.push(section);
      return section;
    };
    if (!values.check) {
      for (const suite of [...suites, runtimes]) await measured(suite);
      await write(sections, `npm run bench${values.quick ? ' -- --quick' : values.long ? ' -- --long' : ''}`);
      return 'done';
    }
    const found: string[] = [];
    for (const suite of suites) found.push(...(await persistentRegressions(() => measured(suite), goals, print)));
    if (positionals.length === 0) {
      const measurements = sections.flatMap((section) => section.measurements);
      found.push(...unmeasured(measurements, goals).map((id) => `${id}: has a goal, but was not measured.`));
    }
    for (const sentence of found) print(sentence);
    return found.length > 0 ? 'failed' : 'done';
  },
});

/** The suites of these names, or all. A page has all of them. */
function suitesNamed(names: readonly string[], isCheck: boolean): Suite[] {
  if (names.length > 0 && !isCheck) throw new UsageError('Only --check takes suites. Leave them out, or add --check.');
  const unknown = names.find((name) => !Object.hasOwn(SUITES, name));
  if (unknown !== undefined) throw new UsageError(`There is no suite ${unknown}.`);
  return Object.entries(SUITES).flatMap(([name, suite]) => (names.length === 0 || names.includes(name) ? [suite] : []));
}

async function write(sections: readonly Section[], command: string): Promise<void> {
  const [processor] = cpus();
  const conditions = [
    `Machine: ${processor?.model.trim() ?? 'unknown'}, ${cpus().length} cores, ${(totalmem() / 1e9).toFixed(0)} GB, ` +
      `${process.platform} ${release()}`,
    `Node.js ${process.version}, ${new Date().toISOString().slice(0, 10)}, by \`${command}\``,
    'What may be compared: `(function − node) / (by hand − node)` nearly anywhere, for both sides are work of the same kind. A ratio ' +
      'to node only on the same machine, by the same Node.js: its start and the work behind it scale in different ways. ms, µs, MB ' +
      'and /s only within one page. Both sides of each ratio were measured in turn, in one run.',
    'No flag of V8 belongs in `NODE_OPTIONS`: Node.js refuses its own code cache then, and every start is dearer, as a row below shows.',
    'Why a goal is missed: [What a cold start costs, and what it does not reach](decisions/cold-start.md).',
  ];
  await mkdir(CHARTS, { recursive: true });
  await writeFile(PAGE, pageOf(sections, goals, conditions));
  for (const chart of sections.flatMap(({ charts = [] }) => charts)) {
    await writeFile(`${CHARTS}/${chart.name}.svg`, svgOf(chart));
  }
}
