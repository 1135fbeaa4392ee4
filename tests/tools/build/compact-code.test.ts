import { compacted } from '../../../src/tools/build/compact-code';
import { validatorModules } from '../../../src/tools/build/validator-modules';

/** What ajv writes for a child of a node that may have a wrong type. */
const test = (name: string, wrong: string, type: string, before = ''): string =>
  `if(data.${name} !== undefined){${before}if(${wrong}){const err0 = {instancePath:instancePath+"/Deep/${name}",` +
  `schemaPath:"#/t",keyword:"type",params:{type: "${type}"}};` +
  'if(vErrors === null){vErrors = [err0];}else {vErrors.push(err0);}errors++;}}';

describe('the compacted validators', () => {
  it('have none of the text that is only ajv speaking to itself', () => {
    const text = Object.values(validatorModules()).join('\n');
    // A boolean: the text is too long to be shown.
    expect(/schemaPath|const schema\d|parentData|rootData|(?<!\.)\berrors(?:\+\+| =)/.test(text)).toBe(false);
    expect(/typeFault\(instancePath/.test(text)).toBe(true);
  });

  it('fail the build when ajv writes other code than they are made for', () => {
    expect(() => compacted({ media: 'export const v0 = () => true;' })).toThrow(
      'The code that ajv generates has no path into the schema and note of a fault and fault of a wrong type ' +
        'and parent of a value and note of the faults of a part and test for a node and count of the faults and answer ' +
        'and test of a text and test of a number or a node and row of tests and definition of a schema and value out of a schema.',
    );
  });

  it('fail the build for one rewriting that matches nothing', () => {
    const code =
      'const schema6 = {"a":{"b":[1]}};const x = schema6.a.b;let errors = 0;' +
      test('Name', 'typeof data.Name !== "string"', 'string') +
      test('Other', 'typeof data.Other !== "string"', 'string') +
      test(
        'Part',
        '!(data1 && typeof data1 == "object" && !Array.isArray(data1))',
        'object',
        'let data1 = data.Part;',
      ) +
      'validate1(data.A, {instancePath:instancePath+"/A",parentData:data,parentDataProperty:"A",rootData});' +
      'vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);errors = vErrors.length;' +
      'return errors === 0;';
    const compact = compacted({ one: code, other: '' })['one'];
    expect(compact).toContain('const x = [1];');
    expect(compact).toContain('vErrors = typed(vErrors,data,instancePath+"/Deep","string",["Name","Other"]);');
    expect(compact).toContain('vErrors = typed(vErrors,data,instancePath+"/Deep","object",["Part"]);');
    expect(() => compacted({ one: code.replaceAll('schemaPath:"#/t",', '') })).toThrow('has no path into the schema.');
  });
});
