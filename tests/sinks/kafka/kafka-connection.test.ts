import { EventEmitter, once } from 'node:events';
import net from 'node:net';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { kafkaConfig, openKafka } from '../../../src/sinks/kafka/kafka-connection';
import { startRawServer } from '../../support/servers/raw-server';
import { sleep } from '../../support/time/fake-time';

const LOGIN = { mechanism: 'scram-sha-512', username: 'ckafka-1#user', password: 'secret' } as const;

/** The first byte of a TLS record that opens a connection. */
const TLS_HANDSHAKE = 0x16;

afterEach(() => jest.restoreAllMocks());

describe('the Kafka client', () => {
  it('is told servers, TLS and login, how long to wait and how often to try, and prints nothing', () => {
    expect(kafkaConfig({ brokers: ['a:9092', 'b:9092'], ssl: true, sasl: LOGIN })).toEqual({
      clientId: 'cloud-infinite-callback',
      brokers: ['a:9092', 'b:9092'],
      ssl: true,
      sasl: LOGIN,
      connectionTimeout: 5000,
      authenticationTimeout: 5000,
      requestTimeout: 5000,
      retry: { retries: 2, initialRetryTime: 100, maxRetryTime: 1000 },
      logLevel: logLevel.NOTHING,
    });
  });

  it('speaks no TLS and has no login when none is given', () => {
    const config = kafkaConfig({ brokers: ['a:9092'], ssl: false });
    expect(config.ssl).toBe(false);
    expect(config).not.toHaveProperty('sasl');
  });

  it('has a producer that neither doubles nor overtakes, and creates no topic', () => {
    const producer = jest.spyOn(Kafka.prototype, 'producer');
    const connection = openKafka({ brokers: ['127.0.0.1:1'], ssl: false });
    connection.ready.catch(() => undefined);
    connection.end();
    expect(producer.mock.calls).toEqual([
      [
        {
          idempotent: true,
          maxInFlightRequests: 1,
          allowAutoTopicCreation: false,
          createPartitioner: Partitioners.DefaultPartitioner,
        },
      ],
    ]);
  });
});

describe('a connection to Kafka', () => {
  /** Opens one to this host, and gives the first bytes that arrive. */
  async function firstBytes(host: string, ssl: boolean): Promise<Buffer> {
    const heard = new EventEmitter();
    const server = await startRawServer((socket) => socket.once('data', (bytes) => heard.emit('bytes', bytes)));
    const connection = openKafka({ brokers: [`${host}:${server.port}`], ssl });
    connection.ready.catch(() => undefined);
    // The one that emits is above, with bytes.
    const [bytes] = (await once(heard, 'bytes')) as [Buffer];
    connection.end();
    await server.stop();
    return bytes;
  }

  it.each([
    { what: 'TLS', ssl: true },
    { what: 'plain Kafka', ssl: false },
  ])('speaks $what when TLS is $ssl', async ({ ssl }) => {
    const [first] = await firstBytes('127.0.0.1', ssl);
    expect(first === TLS_HANDSHAKE).toBe(ssl);
  });

  it.each([
    { host: 'localhost', isNamed: true },
    { host: '127.0.0.1', isNamed: false },
  ])('names its server in TLS if that has a name: $host', async ({ host, isNamed }) => {
    expect((await firstBytes(host, true)).includes(host)).toBe(isNamed);
  });

  it('sends at once, however little it is', async () => {
    const setNoDelay = jest.spyOn(net.Socket.prototype, 'setNoDelay');
    await firstBytes('127.0.0.1', false);
    expect(setNoDelay).toHaveBeenCalledWith(true);
  });

  it('that is given up is closed, and kafkajs opens no other by itself', async () => {
    const sockets: net.Socket[] = [];
    const heard = new EventEmitter();
    const server = await startRawServer((socket) => {
      sockets.push(socket.once('data', () => heard.emit('bytes')));
    });
    const connection = openKafka({ brokers: [`127.0.0.1:${server.port}`], ssl: false });
    connection.ready.catch(() => undefined);
    await once(heard, 'bytes');
    expect(connection.isBroken()).toBe(false);

    connection.end();
    expect(connection.isBroken()).toBe(true);
    await expect(connection.ready).rejects.toThrow('given up');
    // Longer than kafkajs waits before its second try.
    await sleep(500);
    expect(sockets.map(({ destroyed }) => destroyed)).toEqual([true]);
    await server.stop();
  });
});
