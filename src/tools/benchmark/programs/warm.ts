import { readFileSync } from 'node:fs';
import { functionUrlEvent } from '../../local/trigger-event';
import { rounds } from '../rounds';
import { quantile } from '../statistics';
import { blockOf } from './block';
import type { Block } from './block';
import { accepted, loadedSubjects } from './loaded-subjects';

/** What `warm SUBJECTS XML JSON ROUNDS` prints: by case, the CPU of one call in each round, and the times of all calls. */
export interface WarmResult {
  readonly cpuUs: readonly number[];
  readonly p50Us: number;
  readonly p99Us: number;
}

/** CPU. Until then, most of the work is optimised. */
const WARM_UP_MS = 1_000;

export type WarmCase = 'parseAlone' | 'naive' | 'xml' | 'json' | 'jsonAlone' | 'validation';

async function run([subjects = '', xmlFile = '', jsonFile = '', count = '']: readonly string[]): Promise<void> {
  const xml = readFileSync(xmlFile, 'utf8');
  const json = readFileSync(jsonFile, 'utf8');
  const { receiver, validation, parseAlone, naiveRecords } = loadedSubjects(subjects);
  const handler = receiver(1);
  const validate = validation(xml);
  const cases: Record<WarmCase, () => Promise<Block>> = {
    parseAlone: await blockOf(() => parseAlone(xml), WARM_UP_MS),
    naive: await blockOf(() => naiveRecords(xml), WARM_UP_MS),
    xml: await blockOf(() => accepted(handler, functionUrlEvent({ body: xml })), WARM_UP_MS),
    json: await blockOf(() => accepted(handler, functionUrlEvent({ body: json })), WARM_UP_MS),
    jsonAlone: await blockOf(() => Buffer.from(JSON.stringify(JSON.parse(json))), WARM_UP_MS),
    validation: await blockOf(validate, WARM_UP_MS),
  };
  const blocks = await rounds<WarmCase, Block>(Number(count), cases);
  process.stdout.write(
    JSON.stringify(Object.fromEntries(Object.entries(blocks).map(([name, all]) => [name, of(all)]))),
  );
}

function of(blocks: readonly Block[]): WarmResult {
  const wallUs = blocks.flatMap((block) => block.wallUs);
  return {
    cpuUs: blocks.map(({ cpuUs }) => cpuUs),
    p50Us: quantile(wallUs, 0.5),
    p99Us: quantile(wallUs, 0.99),
  };
}

void run(process.argv.slice(2));
