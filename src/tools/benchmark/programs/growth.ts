import { functionUrlEvent } from '../../local/trigger-event';
import { bodyOfJobs, bodyOfPages } from '../bodies';
import { rounds } from '../rounds';
import { blockOf } from './block';
import type { Block } from './block';
import { accepted, loadedSubjects } from './loaded-subjects';

/** What `growth SUBJECTS ROUNDS` prints: how the cost of a callback grows with three things. */
export interface GrowthPoint {
  readonly series: 'size.xml' | 'size.json' | 'jobs' | 'sinks';
  /** kB, jobs or sinks. */
  readonly x: number;
  /** Size of the body. */
  readonly kilobytes: number;
  /** CPU of one callback, one value a round. */
  readonly cpuUs: readonly number[];
}

type Case = Omit<GrowthPoint, 'cpuUs'> & { readonly body: string; readonly sinks: number };

/** The largest is near the 2 MiB that the function takes. */
const PAGES = [2, 10, 100, 1_000, 5_000, 13_300];
const JOBS = [1, 10, 100, 1_000];
/** CPU. Short, for there are many bodies. */
const WARM_UP_MS = 300;
const SINKS = [1, 2, 3, 4, 5];

const kilobytesOf = (body: string): number => Buffer.byteLength(body) / 1e3;

function casesOf(): Case[] {
  const sizes = PAGES.flatMap((pages) => {
    const { xml, json } = bodyOfPages(pages);
    return [
      { series: 'size.xml' as const, x: kilobytesOf(xml), body: xml, sinks: 1 },
      { series: 'size.json' as const, x: kilobytesOf(json), body: json, sinks: 1 },
    ];
  });
  const jobs = JOBS.map((count) => ({ series: 'jobs' as const, x: count, body: bodyOfJobs(count).xml, sinks: 1 }));
  const { xml } = bodyOfJobs(10);
  const sinks = SINKS.map((count) => ({ series: 'sinks' as const, x: count, body: xml, sinks: count }));
  return [...sizes, ...jobs, ...sinks].map((one) => ({ ...one, kilobytes: kilobytesOf(one.body) }));
}

async function run([subjects = '', count = '']: readonly string[]): Promise<void> {
  const { receiver } = loadedSubjects(subjects);
  const cases = casesOf();
  const blocks: Record<string, () => Promise<Block>> = {};
  for (const [index, { body, sinks }] of cases.entries()) {
    const handler = receiver(sinks);
    blocks[index] = await blockOf(() => accepted(handler, functionUrlEvent({ body })), WARM_UP_MS);
  }
  const measured = await rounds(Number(count), blocks);
  const points = cases.map(({ series, x, kilobytes }, index): GrowthPoint => {
    return { series, x, kilobytes, cpuUs: (measured[index] ?? []).map(({ cpuUs }) => cpuUs) };
  });
  process.stdout.write(JSON.stringify(points));
}

void run(process.argv.slice(2));
