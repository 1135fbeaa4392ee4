import { existsSync, readFileSync, writeSync } from 'node:fs';

/** Where the parent listens. */
const REPORT = 3;
/** Linux' own account of this program. `maxRSS` also counts what the parent had, from the moment of the fork. */
const STATUS = '/proc/self/status';

// Loaded before every measured program, the empty one included: all of a process's life is in it but its last moment.
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const status = existsSync(STATUS) ? readFileSync(STATUS, 'utf8') : '';
  const peakKb = Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? maxRSS);
  writeSync(REPORT, JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1e3, peakMb: (peakKb * 1024) / 1e6 }));
});
