import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleLibrary } from '../../src/tools/build/library-bundle';
import { parseCallback } from '../../src/library';
import { sampleBody } from '../../src/tools/samples/sample-body';
import { callbackKinds } from '../../src/schemas/callback-kinds';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'library-'));
  await bundleLibrary(folder);
}, 60_000);

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('the built library', () => {
  it.each(['xml', 'json'] as const)('reads a callback in %s as the source does', (form) => {
    const kind = callbackKinds.find(({ name }) => name === 'Transcode');
    if (!kind) throw new Error('There is no such kind.');
    const body = sampleBody(kind, { form, state: 'Success', jobs: 2, workflow: true });
    const built = createRequire(__filename)(folder) as { parseCallback: typeof parseCallback }; // it is the same program
    expect(built.parseCallback(body)).toEqual(parseCallback(body));
  });

  it('has a schema file of every documented task', () => {
    expect(existsSync(path.join(folder, 'schemas/task/Transcode.schema.json'))).toBe(true);
  });
});
