import { parseArgs } from 'node:util';
import { callbackKinds } from '../../schemas/callback-kinds';
import { eventText } from '../samples/event-text';
import { table } from '../terminal/table';

const USAGE =
  'npm run event -- --name NAME [--form xml|json] [--state STATE] [--jobs N] [--workflow] [--content detail|simple] ' +
  '[--trigger url|apigw]   or   npm run event -- --list';

/** Prints the event of a trigger with a made-up, valid callback in it. */
function event(): void {
  const { values } = parseArgs({
    options: {
      list: { type: 'boolean', default: false },
      name: { type: 'string' },
      form: { type: 'string' },
      state: { type: 'string' },
      content: { type: 'string' },
      jobs: { type: 'string', default: '1' },
      workflow: { type: 'boolean', default: false },
      trigger: { type: 'string', default: 'url' },
    },
  });
  process.stdout.write(`${values.list ? kindList() : eventText(values)}\n`);
}

function kindList(): string {
  const rows = callbackKinds.map(({ family, name, content, forms, states }) => [
    family,
    name,
    content ?? '',
    forms.join(', '),
    states.join(', '),
  ]);
  return table(['family', 'name', 'content', 'forms', 'states'], rows);
}

try {
  event();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nusage: ${USAGE}\n`);
  process.exitCode = 2;
}
