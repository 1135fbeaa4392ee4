import { callbackKinds } from '../../schemas/callback-kinds';
import type { CallbackKind } from '../../schemas/callback-kinds';
import type { SampleRequest } from './sample-request';
import type { SampleTrigger } from './sample-event';

/** The arguments of `npm run event` as they were typed. */
export interface SampleArguments {
  readonly name?: string | undefined;
  readonly form?: string | undefined;
  readonly state?: string | undefined;
  readonly content?: string | undefined;
  readonly jobs: string;
  readonly workflow: boolean;
  readonly trigger: string;
}

/** More jobs than a queue takes in one request. */
const MOST_JOBS = 100;

/** What is to be printed. Throws an Error that says what is wrong and what is possible. */
export function readSampleArguments(values: SampleArguments): {
  readonly kind: CallbackKind;
  readonly request: SampleRequest;
  readonly trigger: SampleTrigger;
} {
  const kind = kindOf(values);
  const jobs = /^[1-9]\d{0,2}$/.test(values.jobs) ? Number(values.jobs) : Infinity;
  if (jobs > MOST_JOBS) throw new Error(`--jobs is a whole number from 1 to ${MOST_JOBS}.`);
  if (kind.family !== 'task' && (jobs > 1 || values.workflow)) {
    throw new Error(`--jobs and --workflow are for tasks, and ${kind.name} is none.`);
  }
  return {
    kind,
    request: {
      form: oneOf('--form', values.form ?? kind.forms[0], kind.forms),
      state: oneOf('--state', values.state ?? kind.states[0], kind.states),
      jobs,
      workflow: values.workflow,
    },
    trigger: oneOf('--trigger', values.trigger, ['url', 'apigw'] as const),
  };
}

function kindOf({ name, content }: SampleArguments): CallbackKind {
  if (name === undefined) throw new Error('--name is missing; --list shows every name.');
  const named = callbackKinds.filter((kind) => kind.name === name);
  const [first] = named;
  if (!first) throw new Error(`There is no sample named ${name}; --list shows every name.`);
  if (content === undefined) return first;
  const kind = named.find((candidate) => candidate.content === content);
  if (!kind) throw new Error(`There is no ${content} content of ${name}; --list shows what there is.`);
  return kind;
}

function oneOf<Value extends string>(option: string, value: string | undefined, allowed: readonly Value[]): Value {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new Error(`${option} is one of ${allowed.join(', ')} here.`);
  return found;
}
