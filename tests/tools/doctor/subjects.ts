import type { Environment } from '../../../src/schemas/variable';
import { deadlineIn } from '../../../src/foundation/deadline';
import type { Check, Finding } from '../../../src/tools/doctor/finding';
import { subjectOf } from '../../../src/tools/doctor/subject';
import type { Subject } from '../../../src/tools/doctor/subject';

export const TOKEN = 'token-of-the-tests-1234567890';

/** What is looked at with these settings, in which nothing is misspelt. */
export const subjectIn = (environment: Environment, url?: string): Subject =>
  subjectOf({ environment, unfilled: [], misspelt: [] }, url === undefined ? undefined : new URL(url));

export const lookAt = (check: Check | undefined, limitMs = 2000): Promise<Finding | undefined> =>
  Promise.resolve(check?.look(deadlineIn(limitMs)));
