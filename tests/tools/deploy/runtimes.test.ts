import { runtimeNotes, runtimeRemedies } from '../../../src/tools/deploy/runtimes';

describe('what is said of a runtime', () => {
  it.each([
    { runtime: 'Nodejs16.13', notes: [] },
    { runtime: 'Nodejs18.15', notes: [] },
    {
      runtime: 'Nodejs20.19',
      notes: [expect.stringMatching(/not proven .* Nodejs20\.19\. .* Nodejs18\.15/)],
    },
  ] as const)('before $runtime is deployed, that its spelling is proven or not', ({ runtime, notes }) => {
    expect(runtimeNotes(runtime)).toEqual(notes);
  });

  it.each([
    { runtime: 'Nodejs20.19', said: 'InvalidParameterValue.Runtime: [Runtime] is not valid', remedies: 1 },
    { runtime: 'Nodejs20.19', said: 'inputs.runtime must be one of', remedies: 1 },
    { runtime: 'Nodejs20.19', said: '运行环境不支持', remedies: 1 },
    { runtime: 'Nodejs20.19', said: 'the role does not exist', remedies: 0 },
    { runtime: 'Nodejs18.15', said: 'inputs.runtime must be one of', remedies: 0 },
  ] as const)('after the cloud said "$said" of $runtime: $remedies remedies', ({ runtime, said, remedies }) => {
    const sentences = runtimeRemedies(runtime, said);
    expect(sentences).toHaveLength(remedies);
    expect(sentences.every((sentence) => sentence.includes('write "runtime: Nodejs18.15"'))).toBe(true);
  });
});
