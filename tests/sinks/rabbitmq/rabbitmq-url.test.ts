import { inspect } from 'node:util';
import { rabbitMqAddress } from '../../../src/sinks/rabbitmq/rabbitmq-url';

describe('the URL of RabbitMQ', () => {
  const plain = { protocol: 'amqps', hostname: 'mq', port: 5671, username: 'user', password: 'secret', vhost: '' };

  it.each([
    { url: 'amqps://user:secret@mq', expected: plain },
    { url: 'amqps://user:secret@mq/', expected: plain },
    { url: 'amqp://user:secret@mq', expected: { ...plain, protocol: 'amqp', port: 5672 } },
    { url: 'amqps://user:secret@mq:15671/jobs', expected: { ...plain, port: 15671, vhost: 'jobs' } },
    { url: 'amqps://user:secret@mq/%2Fjobs%2F1', expected: { ...plain, vhost: '%2Fjobs%2F1' } },
    { url: 'amqps://u%40x:p%40%3A%2F%E4%BA%91@mq', expected: { ...plain, username: 'u@x', password: 'p@:/云' } },
    { url: 'amqp://user:secret@[::1]:1', expected: { ...plain, protocol: 'amqp', hostname: '::1', port: 1 } },
  ])('$url is taken apart', ({ url, expected }) => {
    expect(rabbitMqAddress(url)).toEqual(expected);
  });

  it.each([
    'secret',
    'https://user:secret@mq',
    'amqps://mq/secret',
    'amqps://:secret@mq',
    'amqps://secret@mq',
    'amqps://user:secret%zz@mq',
    'amqps://user:sec/ret-secret@mq:port',
    'amqps://user:secret@',
  ])('%s is refused without being shown', (url) => {
    const refuse = (): unknown => {
      try {
        return rabbitMqAddress(url);
      } catch (error) {
        return error;
      }
    };
    const everything = inspect(refuse(), { depth: Infinity, showHidden: true });
    expect(everything).toMatch(/configuration_invalid/);
    expect(everything).toMatch(/amqps:\/\/user:password@host:port\/vhost/);
    expect(everything.replace(/at .*/g, '')).not.toContain('secret');
  });
});
