import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

export interface KafkaMock {
  readonly port: number;
  /** Cuts all connections and refuses new ones; what was written stays. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** Says that it does not know the topic. */
  hide(): Promise<void>;
  show(): Promise<void>;
  /** What is in the topic, as kcat reads it. */
  read(): Promise<KafkaMessage[]>;
  stop(): Promise<void>;
}

export interface KafkaMessage {
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  readonly payload: string;
  readonly headers: readonly string[];
}

const execute = promisify(execFile);

/** A Kafka broker in memory with one topic of three partitions. */
export async function startKafkaMock(topic: string): Promise<KafkaMock> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kafka-mock-'));
  const program = path.join(folder, 'kafka-mock');
  await run('gcc', ['-O1', '-Wall', '-Werror', '-o', program, path.join(__dirname, 'kafka-mock.c'), '-lrdkafka']);
  const child = spawn(program, [topic], { stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => String((await lines.next()).value);
  const address = await nextLine();
  const order = async (word: string): Promise<void> => {
    child.stdin.write(`${word}\n`);
    await nextLine();
  };

  return {
    port: Number(address.split(':')[1]),
    down: () => order('down'),
    up: () => order('up'),
    hide: () => order('hide'),
    show: () => order('show'),
    read: () => readTopic(address, topic),
    async stop() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

async function readTopic(address: string, topic: string): Promise<KafkaMessage[]> {
  const output = await run('kcat', ['-b', address, '-C', '-t', topic, '-o', 'beginning', '-e', '-q', '-J']);
  const lines = output.split('\n').filter((line) => line !== '');
  // One JSON document a line, with the names of `KafkaMessage` among others: `kcat -J`.
  return lines.map((line) => JSON.parse(line) as KafkaMessage);
}

async function run(program: string, parameters: readonly string[]): Promise<string> {
  return (await execute(program, parameters, { timeout: 30_000, maxBuffer: 64 * 1024 * 1024 })).stdout;
}
