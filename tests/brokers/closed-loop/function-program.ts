import http from 'node:http';
import { text } from 'node:stream/consumers';
import { createFunction } from '../../../src/function/create-function';
import { boundedLine } from '../../../src/invocation/bounded-line';
import { localRuntime } from '../../../src/tools/local/local-runtime';
import { listenOnLoopback } from '../../support/servers/loopback';

/** As a deployment may have it that lists many jobs in one run. */
const TIME_LIMIT_MS = 60_000;

/**
 * The function as a process of its own that can be killed: each POST is an event of a trigger, as JSON, and its answer is what
 * the function returns. The first line says where it listens, the others are its log.
 */
async function main(): Promise<void> {
  const invoke = localRuntime({
    start: (variables) =>
      createFunction(variables, (entry) => {
        process.stdout.write(`${boundedLine(entry)}\n`);
      }).handler,
    variables: () => process.env,
    timeLimitMs: TIME_LIMIT_MS,
  });
  const server = http.createServer((incoming, outgoing) => {
    void text(incoming)
      .then((event) => invoke(JSON.parse(event)))
      .then((outcome) => outgoing.end(JSON.stringify(outcome)));
  });
  const { port } = await listenOnLoopback(server);
  process.stdout.write(`http://127.0.0.1:${port}\n`);
}

void main();
