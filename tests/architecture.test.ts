import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { RULES } from './support/architecture/architecture';
import { LAYERS } from './support/architecture/layers';
import { sourceFacts } from './support/architecture/source-facts';
import type { SourceFacts } from './support/architecture/source-facts';

function factsBelow(folder: string): SourceFacts[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return names.map((name) => {
    const file = path.posix.join(folder, name.split(path.sep).join('/'));
    return sourceFacts(file, readFileSync(file, 'utf8'));
  });
}

describe('the source', () => {
  const source = factsBelow('src');

  it('is read', () => {
    const body = source.find((file) => file.path === 'src/parse/body.ts');
    expect(body?.files).toContain('src/foundation/errors.ts');
    expect(source.length).toBeGreaterThan(60);
  });

  it.each(Object.entries(RULES))('keeps to the rule: %s', (_, violationsIn) => {
    expect(violationsIn(source)).toEqual([]);
  });
});

describe('the tests', () => {
  const tests = factsBelow('tests');

  it('are short and without any', () => {
    expect(RULES['files are short']?.(tests)).toEqual([]);
    expect(tests.filter(({ habits }) => habits.has('says any')).map((file) => file.path)).toEqual([]);
  });
});

describe('the layers', () => {
  it('name only what stands above them', () => {
    const names = Object.keys(LAYERS);
    for (const [at, name] of names.entries())
      expect(names.slice(0, at)).toEqual(expect.arrayContaining([...(LAYERS[name] ?? [])]));
  });
});

describe('a rule', () => {
  it.each([
    { rule: 'imports go down', file: 'src/parse/a.ts', text: "import { b } from '../sinks/b';" },
    { rule: 'imports go down', file: 'src/parse/a.ts', text: "import type { B } from '../callback/b';" },
    { rule: 'imports go down', file: 'src/trigger/a.ts', text: "export { b } from '../parse/b';" },
    { rule: 'imports go down', file: 'src/schemas/deep/a.ts', text: "const b = await import('../../validation/b');" },
    { rule: 'imports go down', file: 'src/records/a.ts', text: "type B = import('../sinks/b').B;" },
    { rule: 'imports go down', file: 'src/index.ts', text: "import { b } from './trigger/b';" },
    { rule: 'imports go down', file: 'src/function/a.ts', text: "import { b } from '../tools/build/b';" },
    { rule: 'imports go down', file: 'src/index.ts', text: "import { b } from './tools/commands/b';" },
    { rule: 'imports go down', file: 'src/tools/commands/a.ts', text: "import { b } from '../../../tests/support/b';" },
    { rule: 'every folder has its place', file: 'src/utilities/a.ts', text: '' },
    { rule: 'every folder has its place', file: 'src/tools/utilities/a.ts', text: '' },
    { rule: 'every folder has its place', file: 'src/tools/a.ts', text: '' },
    { rule: 'every folder has its place', file: 'src/helper.ts', text: '' },
    { rule: 'packages are imported in one place', file: 'src/callback/a.ts', text: "import { Ajv } from 'ajv';" },
    { rule: 'packages are imported in one place', file: 'src/parse/json.ts', text: "import x from 'xml2js';" },
    {
      rule: 'packages are imported in one place',
      file: 'src/sinks/cos/a.ts',
      text: "import COS from 'cos-nodejs-sdk-v5';",
    },
    { rule: 'packages are imported in one place', file: 'src/delivery/a.ts', text: "import http from 'node:http';" },
    { rule: 'packages are imported in one place', file: 'src/trigger/a.ts', text: "const h = require('node:https');" },
    { rule: 'what is done in few places is done only there', file: 'src/function/receive.ts', text: 'process.env.A;' },
    { rule: 'what is done in few places is done only there', file: 'src/function/receive.ts', text: "process['env'];" },
    {
      rule: 'what is done in few places is done only there',
      file: 'src/function/receive.ts',
      text: 'const { env } = process;',
    },
    { rule: 'what is done in few places is done only there', file: 'src/sinks/a.ts', text: 'let a: any;' },
    { rule: 'what is done in few places is done only there', file: 'src/sinks/a.ts', text: 'export default {};' },
    {
      rule: 'what is done in few places is done only there',
      file: 'src/sinks/a.ts',
      text: 'export default function f() {}',
    },
    { rule: 'what is done in few places is done only there', file: 'src/sinks/a.ts', text: "export * from './b';" },
    {
      rule: 'what is done in few places is done only there',
      file: 'src/sinks/a.ts',
      text: "export * as b from './b';",
    },
    { rule: 'files are short', file: 'src/sinks/a.ts', text: '\n'.repeat(201) },
  ])('is broken ($rule) by $text in $file', ({ rule, file, text }) => {
    expect(RULES[rule]?.([sourceFacts(file, text)])).toHaveLength(1);
  });

  it.each([
    { file: 'src/index.ts', text: 'process.env.A;' },
    { file: 'src/tools/commands/a.ts', text: "process.exitCode = 1; import { b } from '../../function/b';" },
    {
      file: 'src/sinks/a.ts',
      text: "// process.env, any\nimport type { B } from '../foundation/b'; const a = 'export default';",
    },
    { file: 'src/function/receive.ts', text: "import { name } from '../../package.json'; switch (name) { default: }" },
  ])('is kept by $text in $file', ({ file, text }) => {
    for (const violationsIn of Object.values(RULES)) expect(violationsIn([sourceFacts(file, text)])).toEqual([]);
  });

  it('is broken by every file of a cycle, types included', () => {
    const files = [
      sourceFacts('src/parse/a.ts', "import { b } from './b';"),
      sourceFacts('src/parse/b.ts', "import type { c } from './c';"),
      sourceFacts('src/parse/c.ts', "import { a } from './a';"),
      sourceFacts('src/parse/d.ts', "import { a } from './a';"),
    ];
    expect(RULES['no file imports itself by a detour']?.(files)).toEqual([
      'src/parse/a.ts is in a cycle',
      'src/parse/b.ts is in a cycle',
      'src/parse/c.ts is in a cycle',
    ]);
  });
});
