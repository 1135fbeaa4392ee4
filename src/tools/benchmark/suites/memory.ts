import { functionUrlEvent } from '../../local/trigger-event';
import { bodyOfPages } from '../bodies';
import type { Effort, Section } from '../measurement';
import { runProgram } from '../processes';
import type { Workshop } from '../workshop';
import { fileVariables } from './function-variables';

/** Of pages, the most that the service converts: 763 kB. */
const MOST_PAGES = 5_000;
const MANY = 20_000;
const RUNS = 2;
/** Before it, the heap is still finding its size. */
const SETTLED = 0.6;

/** How much memory the function takes, at first, after long use, and for the largest callback. */
export async function memory(workshop: Workshop, { callbacks }: Effort): Promise<Section> {
  const { xml } = bodyOfPages(MOST_PAGES);
  const event = await workshop.file('pages.json', JSON.stringify(functionUrlEvent({ body: xml })));
  const large: number[] = [];
  const many: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const variables = fileVariables(workshop.newFolder());
    large.push((await runProgram(workshop, 'call-once', [workshop.functionBundle, event], { variables })).peakMb);
    many.push((await runProgram(workshop, 'memory', [workshop.subjects, String(MANY)])).peakMb);
  }
  const counts = [callbacks * SETTLED, callbacks].map(String);
  const { output } = await runProgram(workshop, 'memory', [workshop.subjects, ...counts]);
  const [early = NaN, late = NaN] = JSON.parse(output) as number[]; // as the program prints it
  return {
    title: 'Memory',
    how:
      'Peak RSS of a whole process, with a record in a file for the large body and a sink that keeps nothing for many ' +
      'callbacks (2 kB, XML and JSON in turn). Growth: RSS at the end as a ratio to RSS after 60 % of the callbacks, when the heap has found its size.',
    measurements: [
      { id: 'memory.large', what: 'peak RSS: one body of 5,000 pages, XML', values: large, unit: 'MB' },
      { id: 'memory.many', what: 'peak RSS: 20,000 callbacks', values: many, unit: 'MB' },
      {
        id: 'memory.growth',
        what: `growth over ${callbacks.toLocaleString('en')} callbacks`,
        values: [late / early],
        unit: '×',
      },
    ],
  };
}
