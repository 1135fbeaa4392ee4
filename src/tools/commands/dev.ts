import { parseArgs } from 'node:util';
import { createFunction } from '../../function/create-function';
import { localRuntime } from '../local/local-runtime';
import { startLocalServer } from '../local/local-server';

const USAGE =
  'npm run dev -- [--port N]   (the environment configures it as it does the function; AUTH=none if not set)';

/** Serves the function on this machine, configured by the environment as it would be in the cloud. */
async function serve(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '9000' } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is no port number.`);
  const invoke = localRuntime({
    start: (variables) =>
      createFunction(variables, (entry) => process.stdout.write(`${JSON.stringify(entry)}\n`)).handler,
    variables: () => ({ AUTH: process.env['CALLBACK_TOKEN'] ? 'token' : 'none', ...process.env }),
    timeLimitMs: 20_000,
  });
  const { url } = await startLocalServer({ invoke, port });
  process.stdout.write(`Listening on ${url}. Send it a callback:\n  curl --data-binary @callback.xml ${url}/\n`);
}

serve().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nusage: ${USAGE}\n`);
  process.exitCode = 2;
});
