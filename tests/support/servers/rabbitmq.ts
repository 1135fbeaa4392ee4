import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { connect } from 'amqplib';

export interface RabbitMq {
  readonly port: number;
  /** Runs `rabbitmqctl` with these arguments. */
  control(...commandLine: string[]): Promise<void>;
  /** Ends the server and starts it again with what it stored. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export const RABBITMQ_PROGRAM = '/usr/lib/rabbitmq/bin/rabbitmq-server';
const CONTROL_PROGRAM = '/usr/lib/rabbitmq/bin/rabbitmqctl';
const START_MS = 90_000;

/** A private RabbitMQ with the account guest/guest, on loopback only, with all its files in a temporary folder. */
export async function startRabbitMq(): Promise<RabbitMq> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rabbitmq-'));
  const [port = 0, distributionPort = 0, epmdPort = 0] = await freePorts(3);
  await writeFile(path.join(folder, 'rabbitmq.conf'), `listeners.tcp.1 = 127.0.0.1:${port}\n`);
  await writeFile(path.join(folder, 'enabled_plugins'), '[].\n');

  const environment = {
    ...process.env,
    HOME: folder,
    RABBITMQ_NODENAME: `test${port}@localhost`,
    RABBITMQ_DIST_PORT: String(distributionPort),
    RABBITMQ_MNESIA_BASE: path.join(folder, 'mnesia'),
    RABBITMQ_LOG_BASE: path.join(folder, 'log'),
    RABBITMQ_ENABLED_PLUGINS_FILE: path.join(folder, 'enabled_plugins'),
    RABBITMQ_CONFIG_FILE: path.join(folder, 'rabbitmq.conf'),
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}',
    ERL_EPMD_ADDRESS: '127.0.0.1',
    ERL_EPMD_PORT: String(epmdPort),
  };
  // Erlang's name server: started by the test, because one that the broker starts outlives it.
  const epmd = spawn('epmd', [], { env: environment, stdio: 'ignore' });
  let server = await startServer(environment, port);

  return {
    port,
    async control(...commandLine) {
      await promisify(execFile)(CONTROL_PROGRAM, commandLine, { env: environment });
    },
    async restart() {
      await ended(server);
      server = await startServer(environment, port);
    },
    async stop() {
      await ended(server);
      const left = once(epmd, 'exit');
      epmd.kill();
      await left;
      await rm(folder, { recursive: true, maxRetries: 5 });
    },
  };
}

async function startServer(environment: NodeJS.ProcessEnv, port: number): Promise<ChildProcess> {
  // A group of its own, because the program is a script that starts the broker.
  const server = spawn(RABBITMQ_PROGRAM, [], { env: environment, stdio: 'ignore', detached: true });
  const patience = performance.now() + START_MS;
  for (;;) {
    await sleep(200);
    if (server.exitCode !== null) throw new Error(`rabbitmq-server ended with ${server.exitCode}`);
    try {
      await (await connect(`amqp://guest:guest@127.0.0.1:${port}`)).close();
      return server;
    } catch (error) {
      if (performance.now() < patience) continue;
      await ended(server);
      throw error;
    }
  }
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null) return;
  const left = once(server, 'exit');
  process.kill(-server.pid);
  await left;
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => net.createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  // A server that listens on TCP has an address with a port; a path or null belongs to pipes and closed servers.
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
