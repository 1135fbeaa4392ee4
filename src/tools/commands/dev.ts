import { createFunction } from '../../function/create-function';
import { boundedLine } from '../../invocation/bounded-line';
import { SETTINGS_OPTIONS } from '../command-line/settings';
import { startCommand } from '../command-line/start-command';
import { localRuntime } from '../local/local-runtime';
import { startLocalServer } from '../local/local-server';
import { environmentOf } from './settings';

const TIME_LIMIT_MS = 20_000;

void startCommand({
  name: 'dev',
  summary:
    'Serves the function on this machine, with its settings; without CALLBACK_TOKEN and AUTH, it lets everyone in.',
  options: {
    port: { type: 'integer', value: 'N', least: 0, most: 65_535, default: 9000, summary: 'Listens here; 0: any.' },
    ...SETTINGS_OPTIONS,
  },
  examples: ['', '-- --port 8080 --stage prod'],
  async run({ values, print, note }) {
    const environment = await environmentOf(values, note);
    const invoke = localRuntime({
      start: (variables) =>
        createFunction(variables, (entry) => {
          print(boundedLine(entry));
        }).handler,
      variables: () => ({ AUTH: environment['CALLBACK_TOKEN'] ? 'token' : 'none', ...environment }),
      timeLimitMs: TIME_LIMIT_MS,
    });
    const { url } = await startLocalServer({ invoke, port: values.port });
    print(`Listening on ${url}. Send it a callback:\n  curl --data-binary @callback.xml ${url}/`);
    return 'done';
  },
});
