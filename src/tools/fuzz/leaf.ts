/** One value of a body or a record that is no node and no list. */
export interface Leaf {
  /** The names that lead to it; an attribute is called `@name`. */
  readonly names: readonly string[];
  /** As it was written, escapes resolved; of a number every digit. */
  readonly text: string;
  readonly isNumber: boolean;
}

/** Thrown by the readers of the oracle for what is not well-formed. */
export class NotWellFormed extends Error {
  override readonly name = 'NotWellFormed';
}

const DECIMAL = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** A number as its significant digits and the power of ten behind them, so that `1.50` and `15e-1` are the same. */
export function exactDecimal(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = DECIMAL.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  const power = BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - significant.length);
  return `${sign}${significant}e${power}`;
}

export const isDecimal = (text: string): boolean => DECIMAL.test(text);
