import type { Effort, Measurement, Section } from '../measurement';
import { runProgram } from '../processes';
import type { GrowthPoint } from '../programs/growth';
import { ratios, spreadOf } from '../statistics';
import type { Workshop } from '../workshop';

/** How the cost of a callback grows with its size, its jobs and its sinks. */
export async function growth(workshop: Workshop, { warmRounds }: Effort): Promise<Section> {
  const { output } = await runProgram(workshop, 'growth', [workshop.subjects, String(Math.ceil(warmRounds / 3))]);
  const points = JSON.parse(output) as GrowthPoint[]; // as the program prints it
  const of = (series: GrowthPoint['series']) => points.filter((point) => point.series === series);
  const fromEndToEnd = (series: GrowthPoint['series'], what: string): Measurement => {
    const all = of(series);
    return { id: `growth.${series}`, what, values: ratios(perKilobyte(all.at(-1)), perKilobyte(all[0])), unit: '×' };
  };
  const line = (label: string, series: GrowthPoint['series']) => ({
    label,
    points: of(series).map((point) => [point.x, spreadOf(perKilobyte(point)).median] as const),
  });
  const yLabel = 'CPU µs per kB';
  return {
    title: 'Growth',
    how:
      'CPU per kB of body at the largest, as a ratio to the smallest: 1 is linear. In memory, XML unless said, after a ' +
      'warm-up of 0.3 s of CPU.',
    measurements: [
      fromEndToEnd('size.xml', 'XML of 2 kB to 2 MB, one job'),
      fromEndToEnd('size.json', 'JSON of 2 kB to 2 MB, one job'),
      fromEndToEnd('jobs', '1 to 1,000 jobs'),
      fromEndToEnd('sinks', '1 to 5 sinks, 10 jobs'),
    ],
    charts: [
      {
        name: 'body-size',
        title: 'Cost against the size of the body',
        xLabel: 'kB of body',
        yLabel,
        lines: [line('XML', 'size.xml'), line('JSON', 'size.json')],
      },
      {
        name: 'jobs',
        title: 'Cost against the jobs and the sinks of a callback',
        xLabel: 'jobs, sinks',
        yLabel,
        lines: [line('jobs', 'jobs'), line('sinks (10 jobs)', 'sinks')],
      },
    ],
  };
}

function perKilobyte(point: GrowthPoint | undefined): number[] {
  return point ? point.cpuUs.map((us) => us / point.kilobytes) : [];
}
