/**
 * The vocabulary in which every callback is described: a small part of JSON Schema (draft-07), written as constants.
 * The same constant is what ajv validates with, what the normaliser walks, and what the TypeScript type is derived from.
 */
export type Schema = ScalarSchema | ListSchema | NodeSchema;

interface Annotated {
  /** Present on a part that is used in several places: the validators then share one copy. */
  readonly $id?: string;
  /** The vendor page or source that documents it. */
  readonly $comment?: string;
}

export interface ScalarSchema extends Annotated {
  readonly type: 'string' | 'integer' | 'number';
  readonly enum?: readonly (string | number)[];
  readonly minLength?: number;
}

export interface ListSchema extends Annotated {
  readonly type: 'array';
  readonly items: Schema;
}

export interface NodeSchema extends Annotated {
  readonly type: 'object';
  /** The documented child nodes. Any other child is accepted, kept and reported as unknown. */
  readonly properties: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  /** The named part that `properties` begins with: validated once for all that extend it. */
  readonly base?: NodeSchema;
  /** The schema of every child whose name is not in `properties`, where names are data, such as header names. */
  readonly additionalProperties?: Schema;
  /** Only that it is a node is validated; what is inside of it is described, brought into shape, and no further looked at. */
  readonly shallow?: true;
}

export const text = { type: 'string' } as const;
export const integer = { type: 'integer' } as const;
export const number = { type: 'number' } as const;

/** A node that may be repeated: always a list in a record, whether the body held one or many. */
export const list = <const S extends Schema>(items: S) => ({ type: 'array', items }) as const;

/** A container. Children are optional unless named in `required`. */
export const node = <const P extends NodeSchema['properties'], const R extends keyof P & string = never>(
  properties: P,
  required: readonly R[] = [],
): {
  readonly type: 'object';
  readonly properties: P;
  // Inside of another schema, all names would be inferred from what that schema may hold.
  readonly required: readonly NoInfer<R>[];
} => ({ type: 'object', properties, required });

/** A container with all children of a named part, required as there, and more of its own. */
export const extend = <
  const B extends NodeSchema & { readonly required: readonly string[] },
  const P extends NodeSchema['properties'],
  const R extends keyof P & string = never,
>(
  base: B,
  properties: P,
  required: readonly R[] = [],
): {
  readonly type: 'object';
  readonly properties: B['properties'] & P;
  readonly required: readonly (B['required'][number] | NoInfer<R>)[];
  readonly base: B;
} => ({
  type: 'object',
  properties: { ...base.properties, ...properties },
  required: [...base.required, ...required],
  base,
});

/** A container whose child names are data: header names, scene names. */
export const map = <const S extends Schema>(additionalProperties: S) =>
  ({ type: 'object', properties: {}, additionalProperties }) as const;

/** A named part: used in several places, validated by one function, exported under its name. */
export const part = <const S extends Schema>($id: string, schema: S, $comment?: string) =>
  ({ ...schema, $id, ...($comment === undefined ? {} : { $comment }) }) as const;

/**
 * The TypeScript type of the values that a schema accepts after normalisation. Unknown extra nodes are kept, but not typed.
 * `S` may also be the plain JSON Schema of a document that only a command reads, with booleans and closed objects.
 */
export type Of<S> = S extends { readonly enum: readonly (infer Value)[] }
  ? Value
  : S extends { readonly type: 'string' }
    ? string
    : S extends { readonly type: 'integer' | 'number' }
      ? number
      : S extends { readonly type: 'boolean' }
        ? boolean
        : S extends { readonly type: 'array'; readonly items: infer Item }
          ? readonly Of<Item>[]
          : S extends { readonly type: 'object' }
            ? NodeOf<S>
            : unknown;

type NodeOf<S> = S extends { readonly additionalProperties: infer Value extends object }
  ? WithOthers<Declared<S>, Of<Value>>
  : Declared<S>;

type Declared<S> = S extends { readonly properties: infer P }
  ? { readonly [K in keyof P as K extends RequiredNames<S> ? K : never]: Of<P[K]> } & {
      readonly [K in keyof P as K extends RequiredNames<S> ? never : K]?: Of<P[K]>;
    }
  : unknown;

type RequiredNames<S> = S extends { readonly required: readonly (infer Name)[] } ? Name : never;

/** A declared name has its own type, any other that of the others. For reading: such a value cannot be written as a literal. */
type WithOthers<Known, Value> = [keyof Known] extends [never]
  ? { readonly [name: string]: Value }
  : Known & { readonly [name: string]: Value };
