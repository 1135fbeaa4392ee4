import type { Producer } from 'kafkajs';
import type { Deadline } from '../../foundation/deadline';
import { retry } from '../../foundation/retry';
import { sharedConnection } from '../shared-connection';
import type { Sink, SinkRecord } from '../sink';
import { openKafka } from './kafka-connection';
import type { KafkaServer } from './kafka-connection';
import { failure, isLasting } from './kafka-failure';

export interface KafkaSettings extends KafkaServer {
  readonly topic: string;
  /** Bytes of a value that the topic takes; CKafka allows up to 12 MB. */
  readonly maxBytes: number;
}

/** The second try is on a fresh connection: brokers end those of a function that was frozen for long. */
const TRIES = 2;

const ALL_IN_SYNC = -1;

/**
 * A topic of Kafka: the value is the structured CloudEvent, the key is the job, so that its events stay in order.
 * Kafka drops what one connection sends twice, but not what two do: consumers drop duplicates by the CloudEvents id.
 * Rejects with `sink_failed`. https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/kafka-protocol-binding.md
 */
export function kafkaSink({ topic, maxBytes, ...server }: KafkaSettings): Sink {
  const what = `The record for topic ${topic} at ${server.brokers.join(',')}`;
  const connection = sharedConnection(() => openKafka(server), isLasting);

  return {
    name: 'kafka',
    maxRecordBytes: maxBytes,

    async write(record: SinkRecord, deadline: Deadline) {
      const once = (timeoutMs: number) => connection.use((producer) => send(producer, topic, record), timeoutMs);
      try {
        const at = await retry(once, { deadline, tries: TRIES, isRetryable: (error) => !isLasting(error) });
        return { outcome: 'written', location: `kafka:${at}` };
      } catch (cause) {
        throw failure(what, cause);
      }
    },
    close() {
      connection.end();
    },
  };
}

/** Resolves with topic, partition and offset. */
async function send(producer: Producer, topic: string, record: SinkRecord): Promise<string> {
  const message = { key: record.partitionKey, value: record.body, headers: { 'content-type': record.contentType } };
  const [written] = await producer.send({ topic, acks: ALL_IN_SYNC, messages: [message] });
  return `${topic}/${written?.partition ?? '?'}@${written?.baseOffset ?? '?'}`;
}
