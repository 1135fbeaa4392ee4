import { rootSchemas } from '../../schemas/root-schemas';
import type { NodeSchema, Schema } from '../../schemas/schema';
import { schemaUri, toJsonSchema } from '../../validation/json-schema';
import type { JsonSchema } from '../../validation/json-schema';

/** A schema as a file that needs no other: `task/Transcode.schema.json`. */
export interface ExportedSchema {
  readonly file: string;
  readonly schema: JsonSchema;
}

/**
 * The schemas of the `data` of records (JSON Schema draft-07): of every documented Tag and event, of the forms of
 * moderation, and of what is not documented. `$comment` names the vendor's page.
 */
export function exportedSchemas(): ExportedSchema[] {
  return Object.entries(rootSchemas).map(([name, schema]) => ({
    file: `${name}.schema.json`,
    schema: selfContained(name, schema),
  }));
}

function selfContained(name: string, root: NodeSchema): JsonSchema {
  const parts: { [id: string]: JsonSchema } = {};
  const addPart = (id: string, part: Schema): JsonSchema => {
    if (!Object.hasOwn(parts, id)) {
      parts[id] = {};
      parts[id] = withoutId(toJsonSchema(part, addPart));
    }
    return { $ref: `#/$defs/${id}` };
  };
  const content = withoutId(toJsonSchema(root, addPart));
  return { $schema: 'http://json-schema.org/draft-07/schema#', $id: schemaUri(name), ...content, $defs: parts };
}

/** An `$id` inside of a document would change what its references are relative to. */
function withoutId({ $id, ...schema }: JsonSchema): JsonSchema {
  return schema;
}
