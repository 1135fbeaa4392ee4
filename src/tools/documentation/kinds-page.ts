import { sampleKinds } from '../samples/sample-kinds';
import type { SampleKind } from '../samples/sample-kinds';
import { moderations } from '../../schemas/moderation/moderations';
import { LegacyModeration, SimpleModeration } from '../../schemas/moderation/simple';
import { mediaNodes } from '../../schemas/task/media-result';
import { tags } from '../../schemas/task/tasks';
import type { TaskTag } from '../../schemas/task/tasks';
import { workflowExecution } from '../../schemas/workflow';

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
    '`EventName` is `TaskFinish`; the name is the `Tag`. Its nodes are the results and parameters that not every ' +
      `task has in \`Operation\`; *media* stands for ${Object.keys(mediaNodes).map(code).join(', ')}.`,
    markdownTable(['Tag', 'Nodes in `Operation`', 'Forms', 'Body', 'Source'], rowsOf('task').map(taskRow)),
    '## Workflows',
    markdownTable(['EventName', 'Forms', 'Body', 'Source'], rowsOf('workflow').map(workflowRow)),
    '## Moderation',
    '`LegacyReview` stands for bodies up to 2021 and `ConsoleTest` for the request by which the console tries a URL: neither names an event.',
    markdownTable(['Event', 'Content', 'Forms', 'Body', 'Source'], rowsOf('moderation').map(moderationRow)),
  ];
  return `${sections.join('\n\n')}\n`;
}

function rowsOf(family: SampleKind['family']): SampleKind[] {
  return sampleKinds.filter((kind) => kind.family === family);
}

function taskRow({ name, forms }: SampleKind): string[] {
  // Every kind of the family is a documented Tag.
  const tag = name as TaskTag;
  const { published, source } = tags[tag];
  return [code(name), nodesOf(tag) || '–', formsOf(forms), published ? 'published' : 'inferred', source];
}

function workflowRow({ name, forms }: SampleKind): string[] {
  const body = name === 'WorkflowFinish' ? 'published' : 'inferred';
  return [code(name), formsOf(forms), body, sourceOf(workflowExecution)];
}

function moderationRow({ name, content, forms }: SampleKind): string[] {
  return [code(name), content ?? '–', formsOf(forms), 'published', moderationSource(name, content)];
}

function moderationSource(name: string, content: SampleKind['content']): string {
  const details: { readonly [name: string]: Documented } = moderations;
  if (content === undefined) return sourceOf(LegacyModeration);
  return sourceOf(content === 'simple' ? SimpleModeration : details[name]);
}

/** A part of the schemas that says where it is documented. */
interface Documented {
  readonly $comment?: string;
}

function sourceOf(schema: Documented | undefined): string {
  return schema?.$comment ?? '';
}

function nodesOf(tag: TaskTag): string {
  const media = Object.keys(mediaNodes);
  const nodes = Object.keys(tags[tag].nodes);
  const hasMedia = media.every((name) => nodes.includes(name));
  const others = nodes.filter((name) => !hasMedia || !media.includes(name)).map(code);
  return [...(hasMedia ? ['*media*'] : []), ...others].join(', ');
}

function formsOf(forms: readonly string[]): string {
  return forms.map((form) => form.toUpperCase()).join(', ');
}

function code(name: string): string {
  return `\`${name}\``;
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
