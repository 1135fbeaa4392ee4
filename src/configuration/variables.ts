import { ciVariables } from '../cloud-infinite/ci-settings';
import { FILTER_FIELDS, FILTER_PATTERN } from '../callback/job-filter';
import { VALIDATION_MODES } from '../callback/read-callback';
import { MOST_EVENT_BYTES } from '../foundation/platform-limits';
import { PLACEHOLDERS } from '../records/object-key';
import { choice, choiceWithDefault, variable, wholeNumber } from '../schemas/variable';
import type { Variables } from '../schemas/variable';
import type { SinkDefinition } from '../sinks/sink-definition';

/** A token of at least 128 bits: 22 characters of base64url, or 32 if it is written in hex. */
const TOKEN = {
  allowed: '22 to 128 characters of A-Z a-z 0-9 _ - (32 or more if hexadecimal), as `npm run token` makes',
  pattern: '^(?!(?:[0-9a-fA-F]{22,31})$)[A-Za-z0-9_-]{22,128}$',
};

/** Who may call. */
const accessVariables = {
  AUTH: choiceWithDefault({
    description:
      'How a caller proves to be Cloud Infinite: by the token in the callback URL, or not at all, which `npm run deploy` refuses.',
    values: ['token', 'none'],
    default: 'token',
  }),
  CALLBACK_TOKEN: variable({ description: 'The secret in the callback URL. Required unless `AUTH=none`.', ...TOKEN }),
  CALLBACK_TOKEN_PREVIOUS: variable({ description: 'A second token that is valid too, while you rotate.', ...TOKEN }),
};

/** What Cloud Infinite is asked. */
const questionVariables = {
  CONFIRM: choiceWithDefault({
    description:
      'Whether Cloud Infinite is asked about every job before its record is written. Needs `CI_BUCKETS`, and rights that `npm run policy` prints.',
    values: ['on', 'off'],
    default: 'off',
  }),
  RECONCILE: choiceWithDefault({
    description:
      'Whether a timer looks for jobs whose callback never came. Needs `CI_BUCKETS`, a store in `SINKS`, and rights that `npm run policy` prints.',
    values: ['on', 'off'],
    default: 'off',
  }),
};

/** What is read of a callback, and how its record is called. */
const recordVariables = {
  OBJECT_PREFIX: variable({
    description: 'What every object key begins with; the policy of the role needs to allow nothing else.',
    allowed: 'a relative path',
    pattern: '^(?!.*\\.\\.)(?!.*//)[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?$',
    default: 'cloud-infinite',
  }),
  OBJECT_KEY: variable({
    description:
      'The rest of the object key of a record. Every value is made safe before it is put in. With `OBJECT_PREFIX`, the longest key that it can give has to fit into the stores: 850 bytes in COS, 255 bytes a name in a folder.',
    allowed: 'a relative path with `{id}` and `{state}` in it, and any of `{kind} {name} {yyyy} {mm} {dd}`',
    pattern:
      '^(?=.*\\{id\\})(?=.*\\{state\\})(?![/_])(?!.*//)(?!.*\\.\\.)(?!.*/$)' +
      `(?:[A-Za-z0-9._/-]|\\{(?:${PLACEHOLDERS.join('|')})\\})+$`,
    default: '{name}/{yyyy}/{mm}/{dd}/{id}.{state}.json',
  }),
  VALIDATION: choiceWithDefault({
    description:
      'What happens to a job whose known nodes do not fit their schema: delivered with its faults (`report`), or refused.',
    values: VALIDATION_MODES,
    default: 'report',
  }),
  MAX_BODY_BYTES: wholeNumber({
    description: 'The largest body that is read, in bytes.',
    least: 1024,
    most: MOST_EVENT_BYTES,
    default: '2097152',
  }),
};

/** The variables whose values the configuration reads itself; those of the sinks are read by their definitions. */
export const generalVariables = { ...accessVariables, ...questionVariables, ...recordVariables };

/** Every environment variable that configures the function, in the order of the documents. */
export function variablesWith(sinks: readonly SinkDefinition[]): Variables {
  return {
    ...accessVariables,
    ...ciVariables,
    ...questionVariables,
    ...choiceOfSinks(sinks.map(({ name }) => name)),
    ...Object.fromEntries(sinks.flatMap((sink) => Object.entries(sinkVariables(sink)))),
    ...recordVariables,
  };
}

/** Where records and dead letters go. */
function choiceOfSinks(names: readonly string[]): Variables {
  const name = `(?:${names.join('|')})`;
  return {
    SINKS: variable({
      description: 'Where records go, any number at once. Not set: `cos` if `COS_BUCKET` is set, else `file`.',
      allowed: `names out of ${names.map((each) => `\`${each}\``).join(', ')}, separated by commas`,
      pattern: `^${name}(?:,${name})*$`,
    }),
    DEAD_LETTERS: choice({
      description:
        'Where callbacks are kept that could not be delivered. Not set: `cos` if `COS_BUCKET` is set, else the first of `SINKS`.',
      values: names,
    }),
  };
}

function sinkVariables({ name, variables }: SinkDefinition): Variables {
  return {
    ...variables,
    [filterVariable(name)]: variable({
      description: `Which jobs go to the ${name} sink. Not set: all. Only for a sink in \`SINKS\`.`,
      allowed: `\`field=value,value;field=value\` over ${FILTER_FIELDS.map((field) => `\`${field}\``).join(', ')}`,
      pattern: FILTER_PATTERN,
    }),
  };
}

/** The variable that says which jobs a sink wants: `COS_FILTER`. */
export function filterVariable(sink: string): string {
  return `${sink.toUpperCase()}_FILTER`;
}
