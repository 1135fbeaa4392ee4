import { skipped } from './finding';
import type { Check } from './finding';

/** Whether jobs have ended whose callback never came: another command asks that, because it takes its time. */
export function missingRecordsCheck(): Check {
  return {
    link: 'jobs without record',
    look: () => Promise.resolve(skipped('They were not looked for.', 'Look with `npm run reconcile -- --dry-run`.')),
  };
}
