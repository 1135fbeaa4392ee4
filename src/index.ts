import { createFunction } from './function/create-function';
import { boundedLine } from './invocation/bounded-line';

/** The function's entry, as `serverless.yml` names it: `index.main_handler`. */
export const main_handler = createFunction(
  () => process.env,
  (entry) => {
    // eslint-disable-next-line no-console -- the platform's log is the console
    console.log(boundedLine(entry));
  },
).handler;
