import { svgOf } from '../../../src/tools/benchmark/chart';
import type { Chart } from '../../../src/tools/benchmark/chart';
import type { Section } from '../../../src/tools/benchmark/measurement';
import { pageOf, rowsOf } from '../../../src/tools/benchmark/report';

const CHART: Chart = {
  name: 'size',
  title: 'Cost & size',
  xLabel: 'kB < MB',
  yLabel: 'µs',
  lines: [
    {
      label: 'XML',
      points: [
        [2, 80],
        [2_000, 90],
      ],
    },
  ],
};

const SECTION: Section = {
  title: 'Cold start',
  how: 'By the clock.',
  measurements: [
    { id: 'a', what: 'the function', values: [1, 2, 3], unit: '×' },
    { id: 'b', what: 'node', values: [123.4], unit: 'ms' },
  ],
  charts: [CHART],
};
const GOALS = { a: { atMost: 1.6, gate: 3 } };

describe('the report', () => {
  it('says of each measurement its median, spread, goal and verdict', () => {
    expect(rowsOf(SECTION, GOALS)).toEqual([
      ['the function', '2.00 ×', '1.50 to 2.50', '≤ 1.6 ×', 'missed by 25 %'],
      ['node', '123 ms', '', '', ''],
    ]);
  });

  it('is a page with the conditions, a table and the charts', () => {
    const page = pageOf([SECTION], GOALS, ['Node.js v20']);
    for (const part of ['# Performance', '- Node.js v20', '## Cold start', 'By the clock.', '| node | 123 ms |'])
      expect(page).toContain(part);
    expect(page).toContain('![Cost & size](performance/size.svg)');
  });
});

describe('a chart', () => {
  it('has a line through its points on logarithmic axes, inside of the picture', () => {
    const [, places = ''] = /<polyline points="([^"]*)"/.exec(svgOf(CHART)) ?? [];
    const points = places.split(' ').map((place) => place.split(',').map(Number));
    expect(points).toHaveLength(2);
    for (const [x = NaN, y = NaN] of points) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(640);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(360);
    }
    expect(points[1]?.[0]).toBeGreaterThan(points[0]?.[0] ?? NaN);
    expect(points[1]?.[1]).toBeLessThan(points[0]?.[1] ?? NaN);
  });

  it('is well-formed whatever its texts hold', () => {
    const svg = svgOf(CHART);
    expect(svg).toContain('>Cost &amp; size<');
    expect(svg).toContain('>kB &lt; MB<');
  });
});
