import { parseArgs } from 'node:util';
import { sampleBody } from '../samples/sample-body';
import { sampleKinds } from '../samples/sample-kinds';
import { bodyHeaders, triggerEvent } from '../samples/trigger-event';
import { readSampleArguments } from './event-arguments';
import { table } from './table';

const USAGE =
  'npm run event -- --name NAME [--form xml|json] [--state STATE] [--jobs N] [--workflow] [--content detail|simple] ' +
  '[--trigger url|apigw]   or   npm run event -- --list';

/** Prints the event of a trigger with a made-up, valid callback in it: the same arguments always give the same event. */
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
  if (values.list) {
    print(kindList());
    return;
  }
  const { kind, request, trigger } = readSampleArguments(values);
  const body = sampleBody(kind, request);
  print(JSON.stringify(triggerEvent(trigger, body, bodyHeaders(kind, request.form)), undefined, 2));
}

function kindList(): string {
  const rows = sampleKinds.map(({ family, name, content, forms, states }) => [
    family,
    name,
    content ?? '',
    forms.join(', '),
    states.join(', '),
  ]);
  return table(['family', 'name', 'content', 'forms', 'states'], rows);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  event();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nusage: ${USAGE}\n`);
  process.exitCode = 2;
}
