import { compacted } from '../../../src/tools/build/compact-code';
import { validatorModules } from '../../../src/tools/build/validator-modules';

describe('the compacted validators', () => {
  it('have none of the text that is only ajv speaking to itself', () => {
    const text = Object.values(validatorModules()).join('\n');
    // A boolean: the text is too long to be shown.
    expect(/schemaPath|const schema\d|parentData|rootData/.test(text)).toBe(false);
    expect(/typeFault\(instancePath/.test(text)).toBe(true);
  });

  it('fail the build when ajv writes other code than they are made for', () => {
    expect(() => compacted({ media: 'export const v0 = () => true;' })).toThrow(
      'The code that ajv generates has no path into the schema and note of a fault and fault of a wrong type ' +
        'and parent of a value and note of the faults of a part and test for a node ' +
        'and definition of a schema and value out of a schema.',
    );
  });

  it('fail the build for one rewriting that matches nothing', () => {
    const code =
      'const schema6 = {"a":{"b":[1]}};const x = schema6.a.b;const err0 = {instancePath,schemaPath:"#/t",keyword:"type",' +
      'params:{type: "string"}};if(vErrors === null){vErrors = [err0];}else {vErrors.push(err0);}' +
      'if(!(data && typeof data == "object" && !Array.isArray(data))){}' +
      'validate1(data.A, {instancePath:instancePath+"/A",parentData:data,parentDataProperty:"A",rootData});' +
      'vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);errors = vErrors.length;';
    expect(compacted({ one: code, other: '' })['one']).toContain('const x = [1];');
    expect(() => compacted({ one: code.replace('schemaPath:"#/t",', '') })).toThrow('has no path into the schema.');
  });
});
