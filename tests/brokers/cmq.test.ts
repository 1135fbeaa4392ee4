import { cmqSink } from '../../src/sinks/cmq/cmq-sink';
import type { CmqOptions } from '../../src/sinks/cmq/cmq-sink';
import { CMQ_ACCOUNT, startCmqServer } from '../support/servers/cmq-server';
import { startTcpProxy } from '../support/servers/tcp-proxy';
import { describeBroker } from '../contracts/sink-contract';
import type { OpenBroker } from '../contracts/sink-contract';

const sinkTo = ({ proxy }: Pick<OpenBroker, 'proxy'>, options: Partial<CmqOptions> = {}) =>
  cmqSink({
    region: 'ap-guangzhou',
    endpoint: `http://127.0.0.1:${proxy.port}`,
    destination: { queue: 'records' },
    maxBytes: 65_536,
    credentials: () => CMQ_ACCOUNT,
    ...options,
  });

async function open(): Promise<OpenBroker> {
  const server = await startCmqServer(CMQ_ACCOUNT, ['queue/records']);
  const proxy = await startTcpProxy(() => server.port);
  return {
    proxy,
    sink: () => sinkTo({ proxy }),
    contents: () => Promise.resolve(server.messages.get('queue/records') ?? []),
    async restart() {
      await proxy.refuse();
      await proxy.accept();
    },
    async close() {
      await proxy.refuse();
      await server.stop();
    },
  };
}

describe('the CMQ sink, with a CMQ that checks signatures', () => {
  describeBroker({
    open,
    again: 'written',
    refusals: [
      {
        what: 'another key',
        sink: (broker) => sinkTo(broker, { credentials: () => ({ ...CMQ_ACCOUNT, secretKey: 'wrong-key' }) }),
        message: /4100 .*keys/,
      },
      {
        what: 'no such queue',
        sink: (broker) => sinkTo(broker, { destination: { queue: 'missing' } }),
        message: /4440 .*name of the queue/,
      },
    ],
  });
});
