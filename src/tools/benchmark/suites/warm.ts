import { bodyOfJobs } from '../bodies';
import type { Effort, Measurement, Section } from '../measurement';
import { runProgram } from '../processes';
import type { WarmCase, WarmResult } from '../programs/warm';
import { ratios } from '../statistics';
import type { Workshop } from '../workshop';

const SIZES = [
  { size: '2 kB', jobs: 1 },
  { size: '20 kB', jobs: 10 },
  { size: '1 MB', jobs: 500 },
];

/** Callbacks in a warm process, beside xml2js alone and beside a handler without care. */
export async function warm(workshop: Workshop, effort: Effort): Promise<Section> {
  const measurements: Measurement[] = [];
  for (const { size, jobs } of SIZES) measurements.push(...(await ofSize(workshop, effort, size, jobs)));
  return {
    title: 'Warm, in process',
    how:
      'CPU of one callback in a warm process, over a sink that confirms at once, as a ratio to what is named after "/". ' +
      'Blocks of about 40 ms in shuffled order, every subject from a bundle of its own, after a warm-up of a second of CPU and of ' +
      'three calls at least. A new process for each size.',
    measurements,
  };
}

async function ofSize(workshop: Workshop, effort: Effort, size: string, jobs: number): Promise<Measurement[]> {
  const { xml, json } = bodyOfJobs(jobs);
  const files = [await workshop.file('warm.xml', xml), await workshop.file('warm.json', json)];
  const parameters = [workshop.subjects, ...files, String(effort.warmRounds)];
  const { output } = await runProgram(workshop, 'warm', parameters);
  const results = JSON.parse(output) as Record<WarmCase, WarmResult>; // as the program prints it
  const id = (name: string): string => `warm.${size.replace(' ', '')}.${name}`;
  const ratio = (name: WarmCase, base: WarmCase) => ratios(results[name].cpuUs, results[base].cpuUs);
  const ofForm = (form: 'xml' | 'json'): Measurement[] => {
    const { cpuUs, p50Us, p99Us } = results[form];
    const what = `${size} ${form.toUpperCase()}: `;
    return [
      {
        id: id(`${form}.rate`),
        what: `${what}callbacks a CPU second`,
        values: cpuUs.map((us) => 1e6 / us),
        unit: '/s',
      },
      { id: id(`${form}.p50`), what: `${what}p50`, values: [p50Us], unit: 'µs' },
      { id: id(`${form}.p99`), what: `${what}p99`, values: [p99Us], unit: 'µs' },
    ];
  };
  return [
    { id: id('handler'), what: `${size}: handler / xml2js alone`, values: ratio('xml', 'parseAlone'), unit: '×' },
    { id: id('naive'), what: `${size}: handler / naive handler`, values: ratio('xml', 'naive'), unit: '×' },
    { id: id('json'), what: `${size}: handler with JSON / with XML`, values: ratio('json', 'xml'), unit: '×' },
    {
      id: id('json.floor'),
      what: `${size}: JSON.parse and JSON.stringify alone / with XML`,
      values: ratio('jsonAlone', 'xml'),
      unit: '×',
    },
    { id: id('ajv'), what: `${size}: ajv / handler`, values: ratio('validation', 'xml'), unit: '×' },
    ...ofForm('xml'),
    ...ofForm('json'),
  ];
}
