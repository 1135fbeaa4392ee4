import { bucketCheck } from './bucket-check';
import { cloudInfiniteChecks } from './cloud-infinite-checks';
import { configurationCheck } from './configuration-check';
import { credentialsCheck } from './credentials-check';
import { deadLettersCheck } from './dead-letters-check';
import type { Check } from './finding';
import { functionChecks } from './function-checks';
import { missingRecordsCheck } from './missing-records-check';
import { queueChecks } from './queue-checks';
import { rightsCheck } from './rights-check';
import type { Subject } from './subject';

/** Every link of the chain, in the order in which one needs the other. */
export function checksOf(subject: Subject): Check[] {
  return [
    configurationCheck(subject),
    credentialsCheck(subject),
    bucketCheck(subject),
    rightsCheck(subject),
    ...queueChecks(subject),
    ...functionChecks(subject),
    ...cloudInfiniteChecks(subject),
    deadLettersCheck(subject),
    missingRecordsCheck(subject),
  ];
}
