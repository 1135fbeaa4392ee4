import type { Declaration, Options } from '../../../src/tools/command-line/command';

/** A command with an option of every type. */
export const PRESS = {
  name: 'press',
  summary: 'Presses apples.',
  options: {
    'dry-run': { type: 'boolean', summary: 'Presses nothing.' },
    out: { type: 'string', value: 'DIR', default: './juice', summary: 'Fills bottles here.' },
    label: { type: 'string', value: 'TEXT', summary: 'Writes this on each bottle.' },
    bottles: { type: 'integer', value: 'N', least: 1, most: 50, default: 6, summary: 'Fills so many.' },
    rate: { type: 'integer', value: 'N', least: 0, summary: 'Presses so many apples a second.' },
  },
  positionals: { value: 'APPLE', summary: 'What is pressed.' },
  examples: ['', '-- --bottles 2 boskoop'],
} as const satisfies Declaration<Options>;

/** A command that takes nothing. */
export const RINSE = {
  name: 'rinse',
  summary: 'Rinses bottles.',
  options: {},
  examples: [''],
} as const satisfies Declaration<Options>;
