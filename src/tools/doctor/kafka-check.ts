import { Kafka } from 'kafkajs';
import { kafkaConfig } from '../../sinks/kafka/kafka-connection';
import type { KafkaSettings } from '../../sinks/kafka/kafka-sink';
import { messageOf } from '../command-line/usage-error';
import { right, wrong } from './finding';
import type { Check } from './finding';

/** Whether Kafka lets the user in and has the topic. Creates nothing. */
export function kafkaCheck({ topic, ...server }: KafkaSettings): Check {
  return {
    link: 'topic in kafka',
    async look() {
      const admin = new Kafka({ ...kafkaConfig(server) }).admin();
      try {
        await admin.connect();
        const topics = await admin.listTopics();
        if (!topics.includes(topic)) {
          return wrong(`Kafka does not show a topic ${topic}.`, 'Create it, let the user see it, or mend KAFKA_TOPIC.');
        }
        return right(`Kafka has the topic ${topic}.`);
      } catch (error) {
        const remedy = 'Check KAFKA_BROKERS, KAFKA_SSL and the login, and that the brokers can be reached.';
        return wrong(`Kafka at ${server.brokers.join(',')} does not show its topics: ${messageOf(error)}`, remedy);
      } finally {
        await admin.disconnect().catch(messageOf);
      }
    },
  };
}
