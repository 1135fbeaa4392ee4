import { precompiledValidation } from './precompiled-validation';
import type { SchemaIndex, ValidatorGroup } from './precompiled-validation';

// The bundler puts this file in the place of `ajv.ts`, and what it knows of the schemas in the place of this name.
declare const SCHEMA_INDEX: SchemaIndex;

export const { isSchemaName, tagOfNode, shapeNamed, validate } = precompiledValidation(SCHEMA_INDEX, (group) => {
  // Held in a variable, so that the bundler leaves the file where it is until it is needed.
  const file = `./validators/${group}.js`;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would first start Node's other module loader
  return require(file) as ValidatorGroup; // as the build writes it
});
