import { usedSinks } from '../../configuration/configuration';
import type { Configuration } from '../../configuration/configuration';
import type { Environment } from '../../schemas/variable';
import { cmq, cmqSettings } from '../../sinks/cmq/cmq-definition';
import { cos, cosSettings } from '../../sinks/cos/cos-definition';
import type { CiUse } from './ci-requests';
import { ciRights } from './ci-rights';
import { cmqRights } from './cmq-rights';
import { cosRightsOfFunction, cosRightsOfOperator } from './cos-rights';
import type { Policy } from './policy';

/** `function`: its execution role. `operator`: whoever owns the keys with which the commands run. */
export type Owner = 'function' | 'operator';

/**
 * The least that the owner must be allowed, with this configuration. A command does what the function does, since redrive and
 * reconcile deliver, and more. RabbitMQ and Kafka have logins of their own.
 */
export function policyFor(owner: Owner, configuration: Configuration, environment: Environment): Policy {
  const uses = (name: string) => usedSinks(configuration).some((sink) => sink.name === name);
  const bucket = cosSettings(environment);
  const ciUses = ciUsesOf(owner, configuration);
  const ofBucket = { ...configuration, reconcile: ciUses.includes('reconcile') };
  return {
    version: '2.0',
    statement: [
      ...(uses(cos.name) ? cosRightsOfFunction(bucket, ofBucket) : []),
      ...(uses(cos.name) && owner === 'operator' ? cosRightsOfOperator(bucket, ofBucket) : []),
      ...(uses(cmq.name) ? cmqRights(cmqSettings(environment)) : []),
      ...ciRights(configuration.cloudInfinite.buckets ?? [], ciUses),
    ],
  };
}

/** What is asked of Cloud Infinite: nothing by default, all by the commands. */
export function ciUsesOf(owner: Owner, { confirm, reconcile, cloudInfinite }: Configuration): CiUse[] {
  if (cloudInfinite.buckets === undefined) return [];
  if (owner === 'operator') return ['confirm', 'reconcile', 'connect'];
  return [...(confirm ? (['confirm'] as const) : []), ...(reconcile ? (['reconcile'] as const) : [])];
}
