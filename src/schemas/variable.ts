/** The environment as the composition root hands it in. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** One environment variable: what it does, what is allowed, and what it is when it is not set. */
export interface VariableSchema {
  readonly type: 'string';
  readonly description: string;
  /** What is allowed, in words, for documents and for the message that refuses anything else. */
  readonly allowed: string;
  readonly default?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  /** The value is a whole number within these bounds, both included. */
  readonly bounds?: { readonly least: number; readonly most: number };
  /** The value becomes a URL, `{…}` in it aside: a pattern cannot say all that a URL must be, such as a port below 65536. */
  readonly isUrl?: true;
}

export type Variables = Readonly<Record<string, VariableSchema>>;

/** The values of variables that are set; a variable with a default always has one. */
export type Values<V extends Variables> = {
  readonly [Name in keyof V]: V[Name] extends { readonly default: string } ? string : string | undefined;
};

export const variable = <const V extends Omit<VariableSchema, 'type'>>(schema: V) =>
  ({ type: 'string', ...schema }) as const;

interface Choice<Name extends string> {
  readonly description: string;
  readonly values: readonly Name[];
}

/** A variable that has one of a few values. */
export const choice = <const Name extends string>({ description, values }: Choice<Name>) =>
  variable({ description, allowed: alternatives(values), enum: values });

/** The same, with the value that it has when it is not set. */
export const choiceWithDefault = <const Name extends string>(
  given: Choice<Name> & { readonly default: NoInfer<Name> },
) => variable({ ...choice(given), default: given.default });

/** A variable that is the address of a service of Tencent for one bucket. */
export const bucketEndpoint = (schema: { readonly description: string; readonly default: string }) =>
  variable({
    ...schema,
    allowed: 'an https URL in which `{bucket}` and `{region}` may stand; http only to this machine',
    pattern:
      '^(?:https://(?:[A-Za-z0-9.-]|\\{bucket\\}|\\{region\\})+(?::\\d+)?|http://(?:127\\.0\\.0\\.1|localhost):\\d+)/?$',
    isUrl: true,
  });

/** A variable that is a whole number. */
export const wholeNumber = (schema: {
  readonly description: string;
  readonly least: number;
  readonly most: number;
  readonly default: string;
}) =>
  variable({
    description: schema.description,
    allowed: `a whole number from ${schema.least} to ${schema.most}`,
    pattern: '^[1-9]\\d*$',
    bounds: { least: schema.least, most: schema.most },
    default: schema.default,
  });

/** `a`, `b` or `c`, each in backquotes. */
function alternatives(values: readonly string[]): string {
  const quoted = values.map((value) => `\`${value}\``);
  return [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)].filter((part) => part !== '').join(' or ');
}

/** Whether a variable may have this value. */
export function isAllowed({ enum: choices, pattern, bounds, isUrl }: VariableSchema, value: string): boolean {
  if (choices && !choices.includes(value)) return false;
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(value)) return false;
  if (bounds && !(Number(value) >= bounds.least && Number(value) <= bounds.most)) return false;
  return !isUrl || hasHost(value.replace(/[{}]/g, ''));
}

function hasHost(text: string): boolean {
  try {
    return new URL(text).hostname !== '';
  } catch {
    return false;
  }
}

/** Only the given variables, and only those that say something: a blank one counts as not set. */
export function givenValues(variables: Variables, source: Environment): Environment {
  const given: Record<string, string> = {};
  for (const name of Object.keys(variables)) {
    const value = source[name]?.trim();
    if (value) given[name] = value;
  }
  return given;
}

/** The values of some variables out of what is given, a blank one counted as not set, with their defaults. */
export function valuesOf<V extends Variables>(variables: V, given: Environment): Values<V> {
  const values: Record<string, string | undefined> = {};
  for (const [name, schema] of Object.entries(variables)) values[name] = given[name]?.trim() || schema.default;
  return values as Values<V>; // each name has its value or its default, which the type says
}
