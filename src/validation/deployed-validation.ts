import { precompiledValidation } from './precompiled-validation';
import type { ValidatorGroup } from './precompiled-validation';

// The bundler puts this file in the place of `ajv.ts`, and the group of every schema in the place of this name.
declare const SCHEMA_GROUPS: Readonly<Record<string, string>>;

export const { isSchemaName, shapeNamed, validate } = precompiledValidation(SCHEMA_GROUPS, (group) => {
  // Held in a variable, so that the bundler leaves the file where it is until it is needed.
  const file = `./validators/${group}.js`;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would first start Node's other module loader
  return require(file) as ValidatorGroup; // as the build writes it
});
