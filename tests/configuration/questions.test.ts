import { readConfiguration } from '../../src/configuration/configuration';
import type { Environment } from '../../src/schemas/variable';
import { refusalOf } from '../support/builders/refusal';

const LEAST = { AUTH: 'none' };
const CI_BUCKETS = 'video-1250000000@ap-guangzhou';
const CMQ = { SINKS: 'cmq', CMQ_QUEUE: 'q', CMQ_REGION: 'gz' };

describe('what asking Cloud Infinite needs', () => {
  it.each<{ environment: Environment; faults: string[] }>([
    { environment: { CONFIRM: 'on' }, faults: ['CI_BUCKETS'] },
    { environment: { RECONCILE: 'on' }, faults: ['CI_BUCKETS'] },
    { environment: { RECONCILE: 'on', CI_BUCKETS, ...CMQ }, faults: ['RECONCILE'] },
    { environment: { CONFIRM: 'on', CI_BUCKETS: 'video-1250000000' }, faults: ['CI_BUCKETS'] },
    { environment: { CONFIRM: 'yes', CI_BUCKETS }, faults: ['CONFIRM'] },
    { environment: { CI_ENDPOINT: 'http://ci.example.com' }, faults: ['CI_ENDPOINT'] },
    { environment: { CI_TOKEN_HEADER: 'authorization' }, faults: ['CI_TOKEN_HEADER'] },
  ])('is named for $environment', ({ environment, faults }) => {
    const refusal = refusalOf(() => readConfiguration({ ...LEAST, ...environment }));
    expect(refusal.issues.map(({ path }) => path)).toEqual(faults);
  });

  it.each<Environment>([
    { CI_BUCKETS },
    { CI_BUCKETS, CONFIRM: 'on', ...CMQ },
    { CI_BUCKETS, RECONCILE: 'on', SINKS: 'file,cmq', CMQ_QUEUE: 'q', CMQ_REGION: 'gz' },
    { CONFIRM: 'off', RECONCILE: 'off' },
  ])('is nothing with %j', (environment) => {
    expect(readConfiguration({ ...LEAST, ...environment }).tokens).toBeUndefined();
  });
});
