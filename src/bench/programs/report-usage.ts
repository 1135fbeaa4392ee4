import { writeSync } from 'node:fs';

/** Where the parent listens. */
const REPORT = 3;

// Loaded before every measured program, the empty one included: all of a process's life is in it but its last moment.
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(REPORT, JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1e3, peakMb: maxRSS / 1e3 }));
});
