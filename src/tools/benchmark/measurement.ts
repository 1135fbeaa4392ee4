import type { Chart } from './chart';

/** Something measured several times side by side with what it is compared to. */
export interface Measurement {
  /** What the budget calls it: `cold.file`. Never changes. */
  readonly id: string;
  readonly what: string;
  readonly values: readonly number[];
  /** `×` for a ratio; others are of this machine and compared with nothing. */
  readonly unit: '×' | 'ms' | 'µs' | 'MB' | '/s';
}

/** A group of measurements that were made together. */
export interface Section {
  readonly title: string;
  /** How it was measured, for the reader of the page. */
  readonly how: string;
  readonly measurements: readonly Measurement[];
  readonly charts?: readonly Chart[];
}

/** How much is measured. Fewer rounds are quicker and spread wider. */
export interface Effort {
  readonly coldRounds: number;
  readonly warmRounds: number;
  readonly httpRounds: number;
  /** Callbacks of the longest memory run. */
  readonly callbacks: number;
}
