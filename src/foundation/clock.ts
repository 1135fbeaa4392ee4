/**
 * Milliseconds on a clock that system time changes do not move. For differences only.
 * Not `monotonicMs()`: its first use loads a module that costs a cold function 3 ms.
 */
export function monotonicMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}
