import { callbackKinds } from '../../schemas/callback-kinds';
import { startCommand } from '../command-line/start-command';
import { asUsage } from '../command-line/usage-error';
import { eventText } from '../samples/event-text';
import { table } from '../terminal/table';

void startCommand({
  name: 'event',
  summary: 'Prints the event of a trigger with a made-up, valid callback in it, always the same for the same options.',
  options: {
    list: { type: 'boolean', summary: 'Prints what can be made: every name with its forms and states.' },
    name: { type: 'string', value: 'NAME', summary: 'Makes a callback of this kind. Required without --list.' },
    form: { type: 'string', value: 'xml|json', summary: 'Writes it in this form; not given: the first of --list.' },
    state: { type: 'string', value: 'STATE', summary: 'Gives the job this state; not given: the first of --list.' },
    content: { type: 'string', value: 'detail|simple', summary: 'Gives a moderation this content; not given: detail.' },
    jobs: { type: 'string', value: 'N', default: '1', summary: 'Puts so many jobs into a task callback, 1 to 100.' },
    workflow: { type: 'boolean', summary: 'Makes a task callback as a job of a workflow has it.' },
    trigger: { type: 'string', value: 'url|apigw', default: 'url', summary: 'Makes the event of this trigger.' },
  },
  examples: ['-- --list', '-- --name Transcode --form xml --state Failed'],
  async run({ values, print }) {
    print(values.list ? kindList() : await asUsage(() => eventText(values)));
    return 'done';
  },
});

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
