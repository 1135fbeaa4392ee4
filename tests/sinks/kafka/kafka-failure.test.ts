import { KafkaJSConnectionError, KafkaJSNumberOfRetriesExceeded, KafkaJSProtocolError } from 'kafkajs';
import { failure, isLasting } from '../../../src/sinks/kafka/kafka-failure';

const saidBy = (type: string) =>
  Object.assign(new KafkaJSProtocolError(new Error(`the text of ${type}`)), { type, code: 1 });

/** As kafkajs ends its own retries. */
const given = (cause: Error) => new KafkaJSNumberOfRetriesExceeded(cause, { retryCount: 2, retryTime: 100 });

const login = Object.assign(new Error('SASL PLAIN authentication failed'), { name: 'KafkaJSSASLAuthenticationError' });

describe('a failure of Kafka', () => {
  it.each([
    { error: saidBy('CLUSTER_AUTHORIZATION_FAILED'), lasting: true, remedy: 'IdempotentWrite' },
    { error: saidBy('INVALID_TOPIC_EXCEPTION'), lasting: true, remedy: 'name of the topic' },
    { error: saidBy('MESSAGE_TOO_LARGE'), lasting: true, remedy: 'max.message.bytes' },
    { error: saidBy('RECORD_LIST_TOO_LARGE'), lasting: true, remedy: 'max.message.bytes' },
    { error: saidBy('TOPIC_AUTHORIZATION_FAILED'), lasting: true, remedy: 'Let the user write' },
    { error: given(saidBy('UNKNOWN_TOPIC_OR_PARTITION')), lasting: true, remedy: 'Create the topic' },
    { error: login, lasting: true, remedy: 'user, password and mechanism' },
    // A producer that Kafka has forgotten or passed over is mended by a new one.
    { error: saidBy('UNKNOWN_PRODUCER_ID'), lasting: false, remedy: 'Check the addresses' },
    { error: saidBy('OUT_OF_ORDER_SEQUENCE_NUMBER'), lasting: false, remedy: 'Check the addresses' },
    { error: given(saidBy('NOT_LEADER_FOR_PARTITION')), lasting: false, remedy: 'Check the addresses' },
    { error: given(new KafkaJSConnectionError('Connection timeout')), lasting: false, remedy: 'Check the addresses' },
    { error: new Error('no confirmation within 5 ms'), lasting: false, remedy: 'Check the addresses' },
  ])('$error.message, lasting: $lasting, says what to do', ({ error, lasting, remedy }) => {
    expect(isLasting(error)).toBe(lasting);
    const told = failure('The record', error);
    expect(told.code).toBe('sink_failed');
    expect(told.cause).toBe(error);
    expect(told.message).toContain('The record was not confirmed: ');
    expect(told.message).toContain(error.message);
    expect(told.message).toContain(remedy);
  });
});
