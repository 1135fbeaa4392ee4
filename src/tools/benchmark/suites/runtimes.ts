import type { Effort, Measurement, Section } from '../measurement';
import { whileServing } from '../processes';
import { rounds } from '../rounds';
import { installedNode } from '../installed-node';
import { ratios } from '../statistics';
import type { Workshop } from '../workshop';
import { coldCases, startStores } from './cold-cases';

/** What SCF offers, but for one that gets no more corrections. */
const LINES = ['18.15', '20.19'] as const;
const ROWS = [
  ['node', 'an empty file'],
  ['file', 'the function, record in a file'],
  ['http', 'the function, confirmed PUT to COS by http'],
  ['https', 'the function, confirmed PUT to COS by https'],
] as const;

/** Cold starts by the versions of Node that the platform has. They come from npm. */
export async function runtimes(workshop: Workshop, { coldRounds }: Effort): Promise<Section> {
  const measurements = await whileServing(async (start) => {
    const stores = await startStores(workshop, start);
    const { node } = await coldCases(workshop, stores);
    const rows: Measurement[] = [];
    for (const line of LINES) {
      const cases = await coldCases(workshop, stores, await installedNode(line, workshop.newFolder()));
      const { file, http, https } = cases;
      const measured = await rounds(coldRounds, { this: node, node: cases.node, file, http, https });
      const cpu = (name: keyof typeof measured) => measured[name].map(({ cpuMs }) => cpuMs);
      for (const [name, what] of ROWS) {
        const values = ratios(cpu(name), cpu('this'));
        rows.push({ id: `runtime.${line}.${name}`, what: `Node.js ${line}: ${what}`, values, unit: '×' });
      }
    }
    return rows;
  });
  return {
    title: 'Cold start on the runtimes of SCF',
    how: `CPU as above, as a ratio to an empty file on Node.js ${process.version}, which made the rest of this page.`,
    measurements,
  };
}
