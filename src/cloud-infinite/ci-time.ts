const CHINA_AHEAD_MS = 8 * 3_600_000;

/** A moment (milliseconds since 1970) as a window of creation times has it, to the second: `2022-06-27T15:23:12+0800`. */
export function ciTime(milliseconds: number): string {
  return `${new Date(milliseconds + CHINA_AHEAD_MS).toISOString().slice(0, 19)}+0800`;
}
