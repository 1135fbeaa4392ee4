import { callbackKinds } from '../../schemas/callback-kinds';
import type { CallbackKind } from '../../schemas/callback-kinds';
import { mediaNodes } from '../../schemas/task/media-result';
import { echoedParameters } from '../../schemas/task/parameters/echoed-parameters';
import { tags } from '../../schemas/task/tasks';
import type { TaskTag } from '../../schemas/task/tasks';
import { markdownTable } from './markdown-table';

const INTRODUCTION = `# Kinds of callback

Made by \`npm run docs\` from the schemas; a test keeps it so.

- **Published** – a callback body is published. **Inferred** – the shape is taken from a query, a submission or an SDK.
- **Forms** – what the service can be told to send; moderation is always JSON.
- A source names a page by the end of its path: \`product/…\` and \`api/…\` are documents of cloud.tencent.com or
  tencentcloud.com, the others lie in GitHub repositories of tencentyun.
- A Tag or event that is not listed is accepted and kept whole; its record says \`"known": false\`.`;

/** The text of `docs/kinds.md`. */
export function kindsPage(): string {
  const sections = [
    INTRODUCTION,
    '## Tasks',
    '`EventName` is `TaskFinish`; the name is the `Tag`. Its nodes are its results and its own parameters in `Operation`; ' +
      `*media* stands for ${Object.keys(mediaNodes).map(code).join(', ')}. A job may echo parameters of other Tags too: ` +
      `under any Tag, ${Object.keys(echoedParameters).map(code).join(', ')} are known.`,
    markdownTable(['Tag', 'Nodes in `Operation`', 'Forms', 'Body', 'Source'], kindsOf('task').map(taskRow)),
    '## Workflows',
    markdownTable(['EventName', 'Forms', 'Body', 'Source'], kindsOf('workflow').map(workflowRow)),
    '## Moderation',
    'Bodies up to 2021 name no event. Their records have the name `Review`. `ConsoleTest` stands for the request by which the ' +
      'console tries a URL: it has no record.',
    markdownTable(['Event', 'Content', 'Forms', 'Body', 'Source'], kindsOf('moderation').map(moderationRow)),
  ];
  return `${sections.join('\n\n')}\n`;
}

type KindOf<Family extends CallbackKind['family']> = Extract<CallbackKind, { readonly family: Family }>;

function kindsOf<Family extends CallbackKind['family']>(family: Family): KindOf<Family>[] {
  return callbackKinds.filter((kind): kind is KindOf<Family> => kind.family === family);
}

function taskRow(kind: KindOf<'task'>): string[] {
  return [code(kind.name), nodesOf(kind.name) || '–', ...factsOf(kind)];
}

function workflowRow(kind: KindOf<'workflow'>): string[] {
  return [code(kind.name), ...factsOf(kind)];
}

function moderationRow(kind: KindOf<'moderation'>): string[] {
  return [code(kind.name), kind.content ?? '–', ...factsOf(kind)];
}

/** What the last columns of every table say. */
function factsOf({ forms, published, source }: CallbackKind): string[] {
  return [forms.join(', ').toUpperCase(), published ? 'published' : 'inferred', source];
}

function nodesOf(tag: TaskTag): string {
  const media = Object.keys(mediaNodes);
  const nodes = Object.keys(tags[tag].nodes);
  const hasMedia = media.every((name) => nodes.includes(name));
  const others = nodes.filter((name) => !hasMedia || !media.includes(name)).map(code);
  return [...(hasMedia ? ['*media*'] : []), ...others].join(', ');
}

function code(name: string): string {
  return `\`${name}\``;
}
