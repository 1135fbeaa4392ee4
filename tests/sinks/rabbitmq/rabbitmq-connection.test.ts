import { EventEmitter, once } from 'node:events';
import amqplib from 'amqplib';
import { openRabbitMq } from '../../../src/sinks/rabbitmq/rabbitmq-connection';
import { rabbitMqAddress } from '../../../src/sinks/rabbitmq/rabbitmq-url';
import { startRawServer } from '../../support/servers/raw-server';

/** The first byte of a TLS record that opens a connection. */
const TLS_HANDSHAKE = 0x16;

afterEach(() => jest.restoreAllMocks());

describe('a connection to RabbitMQ', () => {
  it('is opened with every part of the address, a time limit and no delay, and is kept alive', async () => {
    const connect = jest.spyOn(amqplib, 'connect').mockRejectedValue(new Error('down'));
    const address = rabbitMqAddress('amqps://user:secret@mq:15671/%2Fjobs');
    await expect(openRabbitMq(address, undefined).ready).rejects.toThrow('down');
    expect(connect.mock.calls).toEqual([
      [
        {
          protocol: 'amqps',
          hostname: 'mq',
          port: 15671,
          username: 'user',
          password: 'secret',
          vhost: '%2Fjobs',
        },
        { timeout: 5000, noDelay: true, keepAlive: true },
      ],
    ]);
  });

  it.each([
    { scheme: 'amqps', what: 'TLS' },
    { scheme: 'amqp', what: 'plain AMQP' },
  ])('to an $scheme URL speaks $what', async ({ scheme }) => {
    const heard = new EventEmitter();
    const server = await startRawServer((socket) => socket.once('data', (bytes) => heard.emit('bytes', bytes)));
    const address = rabbitMqAddress(`${scheme}://user:secret@127.0.0.1:${server.port}`);
    const connection = openRabbitMq(address, undefined);
    connection.ready.catch(() => undefined);
    // The one that emits is above, with bytes.
    const [bytes] = (await once(heard, 'bytes')) as [Buffer];
    await server.stop();
    await expect(connection.ready).rejects.toThrow();
    if (scheme === 'amqps') expect(bytes[0]).toBe(TLS_HANDSHAKE);
    else expect(bytes.toString('latin1')).toMatch(/^AMQP/);
  });
});
