import { cosStore } from '../../src/sinks/cos/cos-store';
import { objectSink } from '../../src/sinks/object-sink';
import type { GivenCredentials } from '../../src/tencent/credentials';
import { brought } from '../support/builders/stores';
import { ACCOUNT } from '../support/servers/cos-account';
import { startCosServer } from '../support/servers/cos-server';
import { startTcpProxy } from '../support/servers/tcp-proxy';
import { describeBroker } from '../contracts/sink-contract';
import type { OpenBroker } from '../contracts/sink-contract';

const sinkTo = ({ proxy }: Pick<OpenBroker, 'proxy'>, credentials: GivenCredentials = ACCOUNT) =>
  objectSink(
    'cos',
    brought(
      cosStore({
        bucket: 'records-1250000000',
        region: 'ap-guangzhou',
        endpoint: `http://127.0.0.1:${proxy.port}`,
        credentials: () => credentials,
      }),
    ),
  );

async function open(): Promise<OpenBroker> {
  const server = await startCosServer(ACCOUNT);
  const proxy = await startTcpProxy(() => Number(new URL(server.endpoint).port));
  return {
    proxy,
    sink: () => sinkTo({ proxy }),
    contents: () => Promise.resolve([...server.objects.values()].map(({ body }) => body.toString())),
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

describe('the COS sink, with a COS that checks signatures', () => {
  describeBroker({
    open,
    again: 'duplicate',
    refusals: [
      {
        what: 'another key',
        sink: (broker) => sinkTo(broker, { ...ACCOUNT, secretKey: 'wrong-key' }),
        message: /403 SignatureDoesNotMatch/,
      },
    ],
  });
});
