import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Workshop } from './workshop';

/** The environment of a program, whole. */
export type Variables = Readonly<Record<string, string>>;

/** A program that ran to its end. */
export interface Run {
  /** User and system time of its whole life. */
  readonly cpuMs: number;
  readonly peakMb: number;
  readonly output: string;
}

/** How a program runs: its environment, flags of node, and which node. */
export interface Setting {
  readonly variables?: Variables;
  readonly flags?: readonly string[];
  readonly node?: string;
}

/** Runs a program of the workshop in a node of its own. Rejects when it fails. */
export async function runProgram(
  { program }: Workshop,
  name: string,
  parameters: readonly string[] = [],
  { variables = {}, flags = [], node = process.execPath }: Setting = {},
): Promise<Run> {
  const child = spawn(node, [...flags, '-r', program('report-usage'), program(name), ...parameters], {
    env: variables,
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  // Two of the channels are pipes, and read.
  const [output, report] = await Promise.all([
    text(child.stdout as Readable),
    text(child.stdio[3] as Readable),
    once(child, 'exit'),
  ]);
  if (child.exitCode !== 0) throw new Error(`The program ${name} ended with ${child.exitCode ?? 'a signal'}.`);
  return { ...(JSON.parse(report) as { cpuMs: number; peakMb: number }), output }; // as report-usage.ts writes it
}

/** A server in a process of its own. */
export interface Server {
  readonly url: string;
  /** CPU since its start, and memory now. Only of servers that answer. */
  usage(): Promise<{ readonly cpuMs: number; readonly rssMb: number }>;
  stop(): void;
}

/** Starts a server, which is stopped when the work has ended. */
export type StartServer = typeof startServer;

/** Starts servers for `work`, and stops them when it has ended, however it did. */
export async function whileServing<Result>(work: (start: StartServer) => Promise<Result>): Promise<Result> {
  const servers: Server[] = [];
  try {
    return await work(async (...given) => {
      const server = await startServer(...given);
      servers.push(server);
      return server;
    });
  } finally {
    for (const server of servers) server.stop();
  }
}

async function startServer(
  { program }: Workshop,
  name: string,
  parameters: readonly string[] = [],
  variables: Variables = {},
): Promise<Server> {
  const child = fork(program(name), [...parameters], {
    env: variables,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const url = String(await messageOf(child));
  return {
    url,
    async usage() {
      const answer = messageOf(child);
      child.send('usage');
      return (await answer) as { cpuMs: number; rssMb: number }; // as answer-usage.ts sends it
    },
    stop() {
      child.disconnect();
    },
  };
}

function messageOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = (): void => {
      reject(new Error('A server of the benchmark ended.'));
    };
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message);
    });
  });
}
