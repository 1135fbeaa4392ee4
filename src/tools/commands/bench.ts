import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, release, totalmem } from 'node:os';
import { regressions } from '../benchmark/budget';
import { goals } from '../benchmark/budget.json';
import { svgOf } from '../benchmark/chart';
import type { Effort, Section } from '../benchmark/measurement';
import { HEAD, pageOf, rowsOf } from '../benchmark/report';
import { cold } from '../benchmark/suites/cold';
import { growth } from '../benchmark/suites/growth';
import { hostile } from '../benchmark/suites/hostile';
import { http } from '../benchmark/suites/http';
import { memory } from '../benchmark/suites/memory';
import { warm } from '../benchmark/suites/warm';
import { openWorkshop } from '../benchmark/workshop';
import { bundleFunction, bundleWithValidators } from '../build/function-bundle';
import { startCommand } from '../command-line/start-command';
import { table } from '../terminal/table';

const PAGE = 'docs/performance.md';
const CHARTS = 'docs/performance';
const SUITES = [cold, warm, http, growth, hostile, memory];

const NORMAL: Effort = { coldRounds: 21, warmRounds: 31, httpRounds: 15, callbacks: 100_000 };
const QUICK: Effort = { coldRounds: 5, warmRounds: 7, httpRounds: 5, callbacks: 100_000 };
const LONG: Effort = { ...NORMAL, coldRounds: 31, warmRounds: 61, callbacks: 300_000 };

void startCommand({
  name: 'bench',
  summary: `Measures the function beside what it is compared to, prints the ratios, and writes ${PAGE}.`,
  options: {
    quick: { type: 'boolean', summary: 'Takes fewer rounds.' },
    long: { type: 'boolean', summary: 'Takes more rounds, and 300,000 callbacks for memory.' },
    check: {
      type: 'boolean',
      summary: 'Is quick, writes no page, and fails when a ratio is beyond its gate.',
    },
  },
  examples: ['', '-- --check'],
  async run({ values, print }) {
    const workshop = await openWorkshop({ bundleFunction, bundleWithValidators });
    const effort = values.quick || values.check ? QUICK : values.long ? LONG : NORMAL;
    const sections: Section[] = [];
    for (const suite of SUITES) {
      const section = await suite(workshop, effort);
      print(`${section.title}\n${table(HEAD, rowsOf(section, goals))}\n`);
      sections.push(section);
    }
    if (!values.check) {
      await write(sections, `npm run bench${values.quick ? ' -- --quick' : values.long ? ' -- --long' : ''}`);
      return 'done';
    }
    const measurements = sections.flatMap((section) => section.measurements);
    const found = regressions(measurements, goals);
    for (const sentence of found) print(sentence);
    return found.length > 0 ? 'failed' : 'done';
  },
});

async function write(sections: readonly Section[], command: string): Promise<void> {
  const [processor] = cpus();
  const conditions = [
    `Machine: ${processor?.model.trim() ?? 'unknown'}, ${cpus().length} cores, ${(totalmem() / 1e9).toFixed(0)} GB, ` +
      `${process.platform} ${release()}`,
    `Node.js ${process.version}, ${new Date().toISOString().slice(0, 10)}, by \`${command}\``,
    'Compare numbers of one page only: both sides of a ratio were measured in turn, in one run, and on another machine the ' +
      'start of Node.js and the work of the function scale in different ways.',
    'Why a goal is missed: [What a cold start costs, and what it does not reach](decisions/cold-start.md).',
  ];
  await mkdir(CHARTS, { recursive: true });
  await writeFile(PAGE, pageOf(sections, goals, conditions));
  for (const chart of sections.flatMap(({ charts = [] }) => charts)) {
    await writeFile(`${CHARTS}/${chart.name}.svg`, svgOf(chart));
  }
}
