import { bodyOfJobs } from '../bodies';
import type { Effort, Measurement, Section } from '../measurement';
import { runProgram } from '../processes';
import { rounds } from '../rounds';
import { ratios } from '../statistics';
import type { Workshop } from '../workshop';

/** The calls of a process that is started already and not yet optimised: where a function with few callbacks lives. */
export async function early(workshop: Workshop, { coldRounds }: Effort): Promise<Section> {
  const { xml, json } = bodyOfJobs(1);
  const bodies = { xml: await workshop.file('early.xml', xml), json: await workshop.file('early.json', json) };
  const cpuMs = async (who: 'function' | 'by-hand', form: 'xml' | 'json'): Promise<number> => {
    const { output } = await runProgram(workshop, 'early', [workshop.subjects, who, form, bodies[form]]);
    return Number(output);
  };
  const measured = await rounds(coldRounds, {
    xml: () => cpuMs('function', 'xml'),
    json: () => cpuMs('function', 'json'),
    xmlByHand: () => cpuMs('by-hand', 'xml'),
    jsonByHand: () => cpuMs('by-hand', 'json'),
  });
  const row = (name: string, what: string, values: readonly number[], unit: Measurement['unit']): Measurement => {
    return { id: `early.${name}`, what, values, unit };
  };
  return {
    title: 'Calls 2 to 100 of a process',
    how:
      'CPU of these calls together, each with one callback of 2 kB, over a sink that confirms at once: most of it is the compiler. ' +
      'By hand: the body parsed by xml2js or JSON.parse, and JSON.stringify. A new process each time.',
    measurements: [
      row('xml', 'XML: the function / by hand', ratios(measured.xml, measured.xmlByHand), '×'),
      row('json', 'JSON: the function / by hand', ratios(measured.json, measured.jsonByHand), '×'),
      row('forms', 'the function with JSON / with XML', ratios(measured.json, measured.xml), '×'),
      row('xml.own', 'XML: the function', measured.xml, 'ms'),
      row('json.own', 'JSON: the function', measured.json, 'ms'),
      row('xml.floor', 'XML: by hand', measured.xmlByHand, 'ms'),
      row('json.floor', 'JSON: by hand', measured.jsonByHand, 'ms'),
    ],
  };
}
