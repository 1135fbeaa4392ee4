import type { ChannelModel } from 'amqplib';

/** A restart of the broker would lose the queue, with every message that it has confirmed. */
export class NotDurable extends Error {
  override readonly name = 'NotDurable';
}

/**
 * Rejects with `NotDurable` if the queue exists and is not durable. Creates nothing, and says nothing of a queue that it may
 * not ask about. The broker tells what a queue is only to who declares it in another way: https://www.rabbitmq.com/docs/queues.
 */
export async function refuseTransient(model: ChannelModel, queue: string): Promise<void> {
  // A channel of its own: the broker closes it together with a "no".
  const channel = await model.createChannel();
  channel.on('error', () => undefined);
  try {
    await channel.checkQueue(queue);
    await channel.assertQueue(queue, { durable: true });
    await channel.close();
  } catch (error) {
    // Another argument that differs, no right to configure, no such queue: the message itself will tell.
    if (error instanceof Error && error.message.includes("inequivalent arg 'durable'")) {
      throw new NotDurable(`the queue ${queue} is not durable`, { cause: error });
    }
  }
}
