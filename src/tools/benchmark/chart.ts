/** Lines over two logarithmic axes. */
export interface Chart {
  /** Also the name of its file. */
  readonly name: string;
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly lines: readonly Line[];
}

export interface Line {
  readonly label: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

const WIDTH = 640;
const HEIGHT = 360;
const MARGIN = { left: 70, right: 20, top: 40, bottom: 50 };
const COLOURS = ['#0969da', '#cf222e', '#1a7f37', '#8250df'];

type Scale = (value: number) => number;

/** Draws a chart as an SVG document. */
export function svgOf({ title, xLabel, yLabel, lines }: Chart): string {
  const points = lines.flatMap((line) => line.points);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const x = logScale(xs, MARGIN.left, WIDTH - MARGIN.right);
  const y = logScale(ys, HEIGHT - MARGIN.bottom, MARGIN.top);
  const content = [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
    text(WIDTH / 2, 22, title, 'font-size="15"'),
    ...decades(xs).map((value) => verticalLine(x(value), value)),
    ...decades(ys).map((value) => horizontalLine(y(value), value)),
    text(WIDTH / 2, HEIGHT - 10, xLabel),
    text(18, HEIGHT / 2, yLabel, `transform="rotate(-90 18 ${HEIGHT / 2})"`),
    ...lines.map((line, index) => drawn(line, index, x, y)),
  ];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" ` +
    `text-anchor="middle">\n${content.join('\n')}\n</svg>\n`
  );
}

function logScale(values: readonly number[], from: number, to: number): Scale {
  const [least, most] = wholeDecades(values);
  return (value) => from + ((Math.log10(value) - least) / (most - least)) * (to - from);
}

/** Exponents of the powers of ten around all values; never the same two. */
function wholeDecades(values: readonly number[]): [number, number] {
  const least = Math.floor(Math.log10(Math.min(...values)));
  return [least, Math.max(least + 1, Math.ceil(Math.log10(Math.max(...values))))];
}

function decades(values: readonly number[]): number[] {
  const [least, most] = wholeDecades(values);
  return Array.from({ length: most - least + 1 }, (_, index) => 10 ** (least + index));
}

function drawn({ label, points }: Line, index: number, x: Scale, y: Scale): string {
  const colour = COLOURS[index % COLOURS.length] ?? 'black';
  const places = points.map((point) => `${x(point[0]).toFixed(1)},${y(point[1]).toFixed(1)}`);
  const dots = places.map((place) => {
    const [cx, cy] = place.split(',');
    return `<circle cx="${cx ?? ''}" cy="${cy ?? ''}" r="3" fill="${colour}"/>`;
  });
  const legend = text(MARGIN.left + 10, MARGIN.top + 16 * (index + 1), label, `fill="${colour}" text-anchor="start"`);
  return [`<polyline points="${places.join(' ')}" fill="none" stroke="${colour}"/>`, ...dots, legend].join('\n');
}

function verticalLine(x: number, value: number): string {
  const line = `<line x1="${x}" x2="${x}" y1="${MARGIN.top}" y2="${HEIGHT - MARGIN.bottom}" stroke="#d0d7de"/>`;
  return line + text(x, HEIGHT - MARGIN.bottom + 18, String(value));
}

function horizontalLine(y: number, value: number): string {
  const line = `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${y}" y2="${y}" stroke="#d0d7de"/>`;
  return line + text(MARGIN.left - 8, y + 4, String(value), 'text-anchor="end"');
}

function text(x: number, y: number, content: string, attributes = ''): string {
  const escaped = content.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<text x="${x}" y="${y}" ${attributes}>${escaped}</text>`;
}
