import { functionUrlEvent } from '../../local/trigger-event';
import { bodyOfPages } from '../bodies';
import { HOSTILE_SHAPES } from '../hostile-bodies';
import { rounds } from '../rounds';
import { blockOf } from './block';
import type { Block } from './block';
import { loadedSubjects } from './loaded-subjects';

/** Pages of the plain body, of about a megabyte in either form. */
const PAGES = 7_000;
/** CPU. Short, for there are many bodies. */
const WARM_UP_MS = 300;

/** `hostile SUBJECTS ROUNDS` prints, by the index of each shape, its CPU for a byte as ratios to a plain body, one a round. */
async function run([subjects = '', count = '']: readonly string[]): Promise<void> {
  const handler = loadedSubjects(subjects).receiver(1);
  const plain = bodyOfPages(PAGES);
  const cases: Record<string, () => Promise<Block>> = {};
  const sizes: Record<string, number> = {};
  const add = async (name: string, body: string): Promise<void> => {
    const event = functionUrlEvent({ body });
    cases[name] = await blockOf(() => handler(event, { request_id: 'bench', time_limit_in_ms: 600_000 }), WARM_UP_MS);
    sizes[name] = Buffer.byteLength(body);
  };
  await add('xml', plain.xml);
  await add('json', plain.json);
  for (const [index, { form, bodyOf }] of HOSTILE_SHAPES.entries()) {
    await add(String(index), bodyOf(Buffer.byteLength(plain[form])));
  }
  const blocks = await rounds(Number(count), cases);
  const perByte = (name: string): number[] => (blocks[name] ?? []).map(({ cpuUs }) => cpuUs / (sizes[name] ?? NaN));
  const ratios = HOSTILE_SHAPES.map(({ form }, index) => {
    const usual = perByte(form);
    return perByte(String(index)).map((cost, round) => cost / (usual[round] ?? NaN));
  });
  process.stdout.write(JSON.stringify(ratios));
}

void run(process.argv.slice(2));
