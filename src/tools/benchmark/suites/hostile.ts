import { functionUrlEvent } from '../../local/trigger-event';
import { HOSTILE_SHAPES } from '../hostile-bodies';
import type { Effort, Measurement, Section } from '../measurement';
import { runProgram } from '../processes';
import { spreadOf } from '../statistics';
import type { Workshop } from '../workshop';
import { fileVariables } from './function-variables';

/** Just below what the function reads unless it is told otherwise. */
const LARGEST_BYTES = 2_000_000;
/** A heap that leaves room for the rest of Node in a function of 128 MB. */
const SMALL_HEAP = ['--max-old-space-size=48'];

/** What bodies cost that are made to cost much, and how much memory the largest of them take. */
export async function hostile(workshop: Workshop, { warmRounds }: Effort): Promise<Section> {
  const { output } = await runProgram(workshop, 'hostile', [workshop.subjects, String(Math.ceil(warmRounds / 3))]);
  const costs = (JSON.parse(output) as number[][]).map(
    // as the program prints it
    (values, index): Measurement => ({ id: '', what: HOSTILE_SHAPES[index]?.name ?? '', values, unit: '×' }),
  );
  const peaks = await peaksOf(workshop);
  const ofForm = (form: string) => costs.filter((_, index) => HOSTILE_SHAPES[index]?.form === form);
  const rows = (['json', 'xml'] as const).flatMap((form) =>
    ofForm(form).map((cost) => ({ ...cost, id: `hostile.${form}.each`, what: `${form.toUpperCase()}: ${cost.what}` })),
  );
  return {
    title: 'Hostile bodies',
    how:
      'CPU for a byte of a body of 1 MB that is made to cost much, with a valid token, as a ratio to one of the same form and size ' +
      'that is plain. What is refused counts like what is accepted. Each is warmed up for 0.3 s of CPU. Memory: one body of 2 MB in the deployed function, by `node ' +
      `${SMALL_HEAP.join(' ')}\`, which has room in 128 MB.`,
    measurements: [
      { ...dearest(ofForm('json')), id: 'hostile.json', what: 'the dearest in JSON' },
      { ...dearest(ofForm('xml')), id: 'hostile.xml', what: 'the dearest in XML' },
      ...rows,
      { id: 'hostile.memory', what: 'peak RSS: the largest of all', values: [Math.max(...peaks)], unit: 'MB' },
    ],
  };
}

function dearest(costs: readonly Measurement[]): Measurement {
  const [first] = [...costs].sort((one, other) => spreadOf(other.values).median - spreadOf(one.values).median);
  if (!first) throw new Error('There is no hostile body of this form.');
  return first;
}

async function peaksOf(workshop: Workshop): Promise<number[]> {
  const peaks: number[] = [];
  for (const [index, { bodyOf }] of HOSTILE_SHAPES.entries()) {
    const body = bodyOf(LARGEST_BYTES);
    const event = await workshop.file(`hostile-${index}.json`, JSON.stringify(functionUrlEvent({ body })));
    const variables = fileVariables(workshop.newFolder());
    // It may be refused, and may not make the function fail.
    const parameters = [workshop.functionBundle, event, '499'];
    const { peakMb } = await runProgram(workshop, 'call-once', parameters, { variables, flags: SMALL_HEAP });
    peaks.push(peakMb);
  }
  return peaks;
}
