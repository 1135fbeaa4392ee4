import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import http from 'node:http';
import type { RequestListener } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { makeCertificates } from './certificates';
import { answerTo, UPLOAD_HOST } from './cloud-answers';
import type { CloudAnswer, CloudFault } from './cloud-answers';
import { receiveRequest } from './cloud-request';
import type { CloudRequest } from './cloud-request';
import { functionStatus } from './function-answer';

export interface FakeCloud {
  /** Every request since the start, in order of arrival. */
  readonly requests: CloudRequest[];
  /** What goes wrong from now on. */
  fault: CloudFault | undefined;
  /** All the environment of a process that takes this for Tencent's cloud: nothing of this one's but PATH. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const HOSTS = [
  ...['*.tencentcloudapi.com', '*.gz.apigw.tencentcs.com', '*.serverless-platform.com', UPLOAD_HOST],
  ...['*.cos.ap-shanghai.myqcloud.com', '*.ap-guangzhou.tencentscf.com'],
];

/** Starts what the serverless client talks to, on free loopback ports. `folder` is an empty one for keys and the client's home. */
export async function startFakeCloud(folder: string): Promise<FakeCloud> {
  const requests: CloudRequest[] = [];
  const cloud: { fault: CloudFault | undefined } = { fault: undefined };
  const serve: RequestListener = (incoming, outgoing) => {
    receiveRequest(incoming).then(
      (request) => {
        requests.push(request);
        const isForFunction = request.host.endsWith('.tencentscf.com');
        const answer: CloudAnswer | undefined = isForFunction
          ? { status: functionStatus(request, requests), json: {} }
          : answerTo(request, cloud.fault);
        if (answer === undefined) return;
        const { status = 200, xml } = answer;
        // Only COS answers in XML.
        if (xml) outgoing.writeHead(status, { 'content-type': 'application/xml', 'x-cos-request-id': '1' });
        else outgoing.writeHead(status, { 'content-type': 'application/json' });
        outgoing.end(xml ?? (answer.json === undefined ? '' : JSON.stringify(answer.json)));
      },
      () => incoming.destroy(),
    );
  };

  const home = join(folder, 'home');
  await mkdir(home);
  const { authorityFile, key, certificate: cert } = await makeCertificates(folder, HOSTS);
  const servers = [https.createServer({ key, cert }, serve), http.createServer(serve)] as const;
  const [httpsPort, httpPort] = await Promise.all(servers.map(listen));

  return Object.assign(cloud, {
    requests,
    environment: {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      NODE_EXTRA_CA_CERTS: authorityFile,
      NODE_OPTIONS: `--require ${resolve(__dirname, 'redirect-sockets.cjs')}`,
      FAKE_CLOUD_HTTPS_PORT: String(httpsPort),
      FAKE_CLOUD_HTTP_PORT: String(httpPort),
    },
    async stop() {
      await Promise.all(servers.map(close));
    },
  });
}

async function listen(server: http.Server | https.Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address with a port; a path or null belongs to pipes and closed servers.
  return (server.address() as AddressInfo).port;
}

async function close(server: http.Server | https.Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
