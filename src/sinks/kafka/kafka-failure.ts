import { KafkaJSConnectionError, KafkaJSProtocolError } from 'kafkajs';
import { CallbackError } from '../../foundation/errors';

/** Faults of the record, the topic or the rights: another try, or another connection, would meet the same one. */
const LASTING: Readonly<Record<string, string>> = {
  CLUSTER_AUTHORIZATION_FAILED: 'Let the user write idempotently: the right IdempotentWrite on the cluster.',
  INVALID_TOPIC_EXCEPTION: 'Check the name of the topic.',
  MESSAGE_TOO_LARGE: 'Raise max.message.bytes of the topic, or lower the largest size of a record.',
  RECORD_LIST_TOO_LARGE: 'Raise max.message.bytes of the topic, or lower the largest size of a record.',
  SASL: 'Check user, password and mechanism.',
  TOPIC_AUTHORIZATION_FAILED: 'Let the user write to the topic.',
  UNKNOWN_TOPIC_OR_PARTITION: 'Create the topic, or check its name.',
};

/** Whether the same record would fail again, by the key of `LASTING`. */
export function isLasting(error: unknown): boolean {
  return kindOf(error) in LASTING;
}

/** The error for a record that was not confirmed. `what` names the topic and the servers. */
export function failure(what: string, cause: unknown): CallbackError {
  const kind = kindOf(cause);
  const reason = cause instanceof Error ? cause.message : String(cause);
  const named = kind === '' || kind === 'SASL' ? reason : `${kind} (${reason})`;
  return new CallbackError('sink_failed', `${what} was not confirmed: ${named}. ${LASTING[kind] ?? UNREACHED}`, {
    cause,
  });
}

const UNREACHED =
  'Check the addresses of the brokers and whether they want TLS, that the network of the function reaches all of them, ' +
  'and that its time-out leaves room for a write.';

/** The Kafka error code; `SASL` for a refused login; empty for anything else. */
function kindOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof KafkaJSProtocolError) return at.type;
    if (at.name === 'KafkaJSSASLAuthenticationError') return 'SASL';
    if (at instanceof KafkaJSConnectionError) return '';
  }
  return '';
}
