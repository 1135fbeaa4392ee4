import { connect } from 'amqplib';
import { ACCOUNT } from '../../support/servers/cos-account';
import { cosEnvironment } from '../../support/servers/cos-environment';
import { startCosServer } from '../../support/servers/cos-server';
import type { CosServer } from '../../support/servers/cos-server';
import { startKafkaMock } from '../../support/servers/kafka-mock';
import { kafkaRewriter } from '../../support/servers/kafka-rewriter';
import { startRabbitMq } from '../../support/servers/rabbitmq';
import { startChaosProxy } from './chaos-proxy';
import type { ChaosProxy } from './chaos-proxy';

/** COS, RabbitMQ and Kafka, and a way to each that can fail. They outlive the receiver. */
export interface Peers {
  readonly cos: CosServer;
  readonly proxies: { readonly rabbitmq: ChaosProxy; readonly kafka: ChaosProxy };
  /** How a receiver reaches them. */
  readonly environment: Readonly<Record<string, string>>;
  /** The text of every message that is in the queue, by readers that share nothing with the sinks. */
  readonly messages: { readonly rabbitmq: () => Promise<string[]>; readonly kafka: () => Promise<string[]> };
  stop(): Promise<void>;
}

const QUEUE = 'records';

export async function startPeers(): Promise<Peers> {
  const [cos, broker, mock] = await Promise.all([startCosServer(ACCOUNT), startRabbitMq(), startKafkaMock(QUEUE)]);
  const brokerUrl = (port: number) => `amqp://guest:guest@127.0.0.1:${port}`;
  const rabbitmq = await startChaosProxy(broker.port);
  const kafka = await startChaosProxy(mock.port, (port) => kafkaRewriter(port, () => undefined));
  await createQueue(brokerUrl(broker.port));

  return {
    cos,
    proxies: { rabbitmq, kafka },
    environment: {
      ...cosEnvironment(cos),
      RABBITMQ_URL: brokerUrl(rabbitmq.port),
      RABBITMQ_ROUTING_KEY: QUEUE,
      KAFKA_BROKERS: `127.0.0.1:${kafka.port}`,
      KAFKA_TOPIC: QUEUE,
    },
    messages: {
      rabbitmq: () => consume(brokerUrl(broker.port)),
      kafka: async () => (await mock.read()).map(({ payload }) => payload),
    },
    async stop() {
      await Promise.all([rabbitmq.close(), kafka.close()]);
      await Promise.all([cos.stop(), broker.stop(), mock.stop()]);
    },
  };
}

async function createQueue(url: string): Promise<void> {
  const model = await connect(url);
  const channel = await model.createChannel();
  await channel.assertQueue(QUEUE, { durable: true });
  await model.close();
}

async function consume(url: string): Promise<string[]> {
  const model = await connect(url);
  const channel = await model.createChannel();
  const messages: string[] = [];
  for (;;) {
    const message = await channel.get(QUEUE, { noAck: true });
    if (message === false) break;
    messages.push(message.content.toString());
  }
  await model.close();
  return messages;
}
