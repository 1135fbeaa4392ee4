import type { SchemaName } from '../schemas/root-schemas';
import type { TaskTag } from '../schemas/task/tasks';
import type { ValidationFault } from './ajv';
import { shapeReader } from './shape-table';
import type { Shape, ShapeTable } from './shape-table';

/** What the build writes into one file: the validators and the shapes of the schemas of one group. */
export interface ValidatorGroup {
  /** By the name of the schema, as ajv compiles them: what is wrong is at the function itself until its next call. */
  readonly validators: Readonly<Record<string, Validator>>;
  readonly shapes: ShapeTable;
}

interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly ValidationFault[] | null;
}

/** What the function asks about schemas, whether ajv compiles them now or the build did. */
export interface Validation {
  readonly isSchemaName: (name: string) => name is SchemaName;
  readonly tagOfNode: (name: string) => TaskTag | undefined;
  readonly shapeNamed: (name: SchemaName) => Shape;
  readonly validate: (name: SchemaName, value: unknown) => readonly ValidationFault[];
}

interface LoadedGroup {
  readonly validators: ValidatorGroup['validators'];
  readonly shapeNamed: (name: string) => Shape;
}

/** What the build knows of the schemas and puts into the function. */
export interface SchemaIndex {
  /** The group of every schema. */
  readonly groupOf: Readonly<Record<string, string>>;
  /** As in `src/schemas/task/tag-by-node.ts`. */
  readonly tagByNode: Readonly<Record<string, TaskTag>>;
}

/**
 * Validation by what the build has compiled. `load` brings a group, and is asked once, when one of its schemas is first
 * needed.
 */
export function precompiledValidation(
  { groupOf, tagByNode }: SchemaIndex,
  load: (group: string) => ValidatorGroup,
): Validation {
  const groups: Record<string, LoadedGroup> = {};

  function groupWith(name: string): LoadedGroup {
    const group = groupOf[name];
    if (group === undefined) throw new Error(`There is no schema named "${name}".`);
    return (groups[group] ??= prepared(load(group)));
  }

  return {
    isSchemaName: (name): name is SchemaName => Object.hasOwn(groupOf, name),
    tagOfNode: (name) => (Object.hasOwn(tagByNode, name) ? tagByNode[name] : undefined),
    shapeNamed: (name) => groupWith(name).shapeNamed(name),
    validate(name, value) {
      const validator = groupWith(name).validators[name];
      if (!validator) throw new Error(`The group of "${name}" has no validator for it.`);
      return validator(value) ? [] : (validator.errors ?? []);
    },
  };
}

function prepared({ validators, shapes }: ValidatorGroup): LoadedGroup {
  return { validators, shapeNamed: shapeReader(shapes) };
}
