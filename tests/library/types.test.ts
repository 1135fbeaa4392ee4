import { parseCallback } from '../../src/library';
import type {
  CallbackRecord,
  LegacyModeration,
  Moderation,
  ModerationEvent,
  SimpleModeration,
  Task,
  TaskOf,
  TaskTag,
  UndocumentedData,
  WorkflowExecution,
} from '../../src/library';
import { sampleBody } from '../../src/tools/samples/sample-body';
import { callbackKinds } from '../../src/schemas/callback-kinds';
import type { CallbackForm } from '../../src/schemas/callback-kinds';

// What `holds` and `@ts-expect-error` say is checked by tsc, not by running them.

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

function holds(_fact: true): void {
  // The type of the argument is the assertion.
}

function taskTypes(task: Task): string | number | undefined {
  holds(true satisfies Same<Task['Tag'], TaskTag>);
  // @ts-expect-error No Tag but the documented ones.
  holds(true satisfies Same<Task['Tag'], TaskTag | 'Unheard'>);
  switch (task.Tag) {
    case 'PicProcess':
      return task.Operation?.PicProcessResult?.OriginalInfo?.ImageInfo?.Width;
    case 'Transcode':
      return task.Operation?.MediaResult?.OutputFile?.ObjectName?.[0];
    case 'SpeechRecognition':
      return task.Operation?.SpeechRecognitionResult?.FlashResult?.[0]?.sentence_list?.[0]?.text;
    case 'DocProcess':
      return task.Operation?.DocProcessResult?.PageInfo?.[0]?.['X-SheetPics'];
    default:
      return task.JobId;
  }
}

type Operation<Tag extends TaskTag> = NonNullable<TaskOf<Tag>['Operation']>;

/** Every Tag has its own type, whose `Tag` is that Tag alone. */
type OwnTags = { [Tag in TaskTag]: Same<TaskOf<Tag>['Tag'], Tag> };
type OwnEvents = { [Event in ModerationEvent]: Same<Moderation<Event>['JobId'], string> };

function recordTypes(record: CallbackRecord): unknown {
  holds(true satisfies Same<OwnTags[TaskTag], true>);
  holds(true satisfies Same<OwnEvents[ModerationEvent], true>);
  holds(true satisfies 'PicProcessResult' extends keyof Operation<'PicProcess'> ? true : false);
  holds(true satisfies 'PicProcessResult' extends keyof Operation<'Transcode'> ? false : true);
  // Only what every job has is certain to be there.
  holds(true satisfies Same<undefined, Extract<Operation<'PicProcess'>['PicProcessResult'], undefined>>);
  holds(true satisfies Same<undefined, Extract<Operation<'PicProcess'>['UserData'], undefined>>);
  holds(true satisfies Same<never, Extract<TaskOf<'PicProcess'>['JobId'], undefined>>);
  // @ts-expect-error Records are read only.
  record.name = 'other';
  if (!record.known) {
    holds(true satisfies Same<typeof record.data, UndocumentedData>);
    return record.data['Anything'];
  }
  switch (record.kind) {
    case 'task':
      holds(true satisfies Same<typeof record.data, Task>);
      if (record.name === 'MediaInfo') holds(true satisfies Same<typeof record.data, TaskOf<'MediaInfo'>>);
      if (record.data.Tag === 'MediaInfo') return record.data.Operation?.MediaInfo?.Format?.Duration;
      // @ts-expect-error A task is no workflow.
      return record.data.Tasks;
    case 'workflow':
      holds(true satisfies Same<typeof record.data, WorkflowExecution>);
      return record.data.Tasks?.map((task) => task.JobId);
    case 'moderation':
      if (record.name === 'Review') holds(true satisfies Same<typeof record.data, LegacyModeration>);
      if (record.name === 'ReviewImage') {
        holds(true satisfies Same<typeof record.data, Moderation<'ReviewImage'> | SimpleModeration>);
        return 'code' in record.data ? record.data.data.result : record.data.Text;
      }
      if (record.name === 'ReviewDocument' && !('code' in record.data)) return record.data.PageSegment?.Results?.length;
      return record.data;
  }
}

const samples = callbackKinds.flatMap((kind) =>
  kind.forms.map((form) => ({ label: `${kind.name} ${form}`, kind, form })),
);
const jobsOf = (name: string, form: CallbackForm): readonly CallbackRecord[] =>
  samples
    .filter((sample) => sample.kind.name === name && sample.form === form)
    .flatMap(({ kind }) => parseCallback(sampleBody(kind, { form, state: 'Success', jobs: 1, workflow: false })));

describe('the types of the records of parseCallback', () => {
  it.each([
    ['PicProcess', 'xml', 1280],
    ['Transcode', 'xml', 'demo-0.mp4'],
    ['Transcode', 'json', 'demo-0.mp4'],
    ['SpeechRecognition', 'xml', 'Hello, world.'],
    ['DocProcess', 'json', 1],
  ] as const)('let a consumer of a %s in %s read its result', (name, form, expected) => {
    const [record] = jobsOf(name, form);
    expect(record?.known === true && record.kind === 'task' && taskTypes(record.data)).toBe(expected);
  });

  it.each(samples)('hold for $label', ({ kind, form }) => {
    for (const state of kind.states) {
      const records = parseCallback(sampleBody(kind, { form, state, jobs: 1, workflow: false }));
      expect(records.map((record) => [record.known, record.kind, record.state])).toEqual(
        kind.name === 'ConsoleTest' ? [] : [[true, kind.family, state]],
      );
      expect(records.map(recordTypes)).toHaveLength(records.length);
    }
  });
});
