import { Ajv } from 'ajv';
import { parseCallback } from '../../../src/library';
import type { CallbackRecord } from '../../../src/library';
import { sampleBody } from '../../../src/tools/samples/sample-body';
import { callbackKinds } from '../../../src/schemas/callback-kinds';
import { exportedSchemas } from '../../../src/tools/build/exported-schemas';

const schemas = exportedSchemas();

/** Validators that have each seen one schema only, as a stranger's would. */
const validators = new Map(
  schemas.map(({ file, schema }) => [file, new Ajv({ strict: true }).compile(schema)] as const),
);

const records = callbackKinds.flatMap((kind) =>
  kind.states
    .flatMap((state) => parseCallback(sampleBody(kind, { form: 'json', state, jobs: 1, workflow: false })))
    .map((record) => ({ file: fileOf(record), label: `${kind.name} ${kind.content ?? ''} ${record.state}`, record })),
);

function fileOf({ kind, name, data }: CallbackRecord): string {
  if (kind === 'workflow') return 'workflow';
  if (kind === 'task') return `task/${name}`;
  if (!('code' in data)) return `moderation/${name}`;
  return name === 'Review' ? 'legacy-moderation' : 'simple-moderation';
}

describe('the exported schemas', () => {
  it('have one file for every kind of data', () => {
    const files = schemas.map(({ file }) => file);
    expect(new Set(files).size).toBe(files.length);
    for (const { file } of records) expect(files).toContain(`${file}.schema.json`);
    expect(files).toEqual(expect.arrayContaining(['other-task.schema.json', 'other-moderation.schema.json']));
    expect(files).not.toContain('environment.schema.json');
  });

  it.each(schemas.map(({ file, schema }) => [file, schema] as const))('%s is draft-07', (_, schema) => {
    const ajv = new Ajv({ strict: true });
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(() => ajv.compile(schema)).not.toThrow();
    expect(schema['$schema']).toBe('http://json-schema.org/draft-07/schema#');
  });

  it.each(
    schemas.filter(({ file }) => /\/[A-Z]|workflow/.test(file)).map(({ file, schema }) => [file, schema] as const),
  )('%s names the page that documents it', (_, schema) => {
    expect(schema['$comment']).toMatch(/\S/);
  });

  it.each(records)('accept the record of $label', ({ file, record }) => {
    const validator = validators.get(`${file}.schema.json`);
    expect(validator?.(record.data)).toBe(true);
  });

  it.each(records.filter(({ record }) => record.kind === 'task'))(
    'refuse $label whose JobId is a number',
    ({ file, record }) => {
      expect(validators.get(`${file}.schema.json`)?.({ ...record.data, JobId: 1 })).toBe(false);
    },
  );
});
