import { usedSinks } from '../../configuration/configuration';
import { cmq } from '../../sinks/cmq/cmq-definition';
import { kafka, kafkaSettings } from '../../sinks/kafka/kafka-definition';
import { rabbitMq, rabbitMqSettings } from '../../sinks/rabbitmq/rabbitmq-definition';
import { skipped } from './finding';
import type { Check } from './finding';
import { kafkaCheck } from './kafka-check';
import { rabbitMqCheck } from './rabbitmq-check';
import type { Subject } from './subject';

/** One check for each queue that is used. */
export function queueChecks({ configuration, environment }: Subject): Check[] {
  if (!configuration) return [];
  return usedSinks(configuration)
    .filter(({ kind }) => kind === 'queue')
    .map(({ name }) => {
      if (name === rabbitMq.name) return rabbitMqCheck(rabbitMqSettings(environment));
      if (name === kafka.name) return kafkaCheck(kafkaSettings(environment));
      const why = name === cmq.name ? 'CMQ says nothing of a queue without a message sent to it.' : 'Nobody knows how.';
      return { link: `queue in ${name}`, look: () => Promise.resolve(skipped(why)) };
    });
}
