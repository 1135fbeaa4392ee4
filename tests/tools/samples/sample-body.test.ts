import { parseCallback } from '../../../src/library';
import { allSamples, sampleBody } from '../../../src/tools/samples/sample-body';
import { callbackKinds } from '../../../src/schemas/callback-kinds';
import type { SampleRequest } from '../../../src/tools/samples/sample-request';
import { tags } from '../../../src/schemas/task/tasks';
import type { TaskTag } from '../../../src/schemas/task/tasks';

const ONE: SampleRequest = { form: 'json', state: 'Success', jobs: 1, workflow: false };

const cases = callbackKinds.flatMap((kind) =>
  kind.states.map((state) => ({ kind, state, label: [kind.name, kind.content ?? kind.family, state].join(' ') })),
);
const taskCases = cases.filter(({ kind }) => kind.family === 'task');

function ownNodes(name: string): string[] {
  const tag = Object.keys(tags).find((candidate): candidate is TaskTag => candidate === name);
  if (!tag) throw new Error(`${name} is no Tag.`);
  return Object.keys(tags[tag].nodes);
}

describe('the samples', () => {
  it.each(cases)('of $label are valid and have no node that is not documented', ({ kind, state }) => {
    for (const form of kind.forms) {
      const records = parseCallback(sampleBody(kind, { ...ONE, form, state }));
      expect(records.filter((record) => !record.known || record.unknownfields !== undefined)).toEqual([]);
    }
  });

  it.each(taskCases)(
    'of $label give the same records in both forms, with and without a workflow',
    ({ kind, state }) => {
      for (const [jobs, workflow] of [
        [1, false],
        [1, true],
        [3, false],
      ] as const) {
        const fromXml = parseCallback(sampleBody(kind, { form: 'xml', state, jobs, workflow }));
        const fromJson = parseCallback(sampleBody(kind, { form: 'json', state, jobs, workflow }));
        expect(JSON.stringify(fromJson)).toBe(JSON.stringify(fromXml));
        expect(new Set(fromXml.map((record) => record.id)).size).toBe(jobs);
      }
    },
  );

  it.each(taskCases)('of $label name the workflow only when one started the job', ({ kind, state }) => {
    const alone = sampleBody(kind, { ...ONE, state });
    const started = sampleBody(kind, { ...ONE, state, workflow: true });
    expect(alone).not.toMatch(/"Workflow"|"CosHeaders"/);
    expect(started).toContain('"Workflow"');
    expect(started === alone).toBe(false);
  });

  it.each(taskCases.filter(({ state }) => state === 'Failed'))('of $label say why, and have no result', ({ kind }) => {
    const [record] = parseCallback(sampleBody(kind, { ...ONE, state: 'Failed' }));
    expect(record?.data).toMatchObject({
      State: 'Failed',
      Code: 'InternalError',
      Message: 'The input cannot be processed.',
    });
    const operation = JSON.stringify(Reflect.get(record?.data ?? {}, 'Operation'));
    for (const name of ownNodes(kind.name)) expect(operation).not.toContain(`"${name}":`);
  });

  it.each(taskCases.filter(({ state, kind }) => state === 'Success' && ownNodes(kind.name).length > 0))(
    'of $label have a result',
    ({ kind }) => {
      const xml = sampleBody(kind, { ...ONE, form: 'xml' });
      expect(ownNodes(kind.name).some((name) => xml.includes(`<${name}>`))).toBe(true);
    },
  );

  it('repeat twice what can be repeated', () => {
    const [transcode] = callbackKinds;
    const xml = transcode ? sampleBody(transcode, { ...ONE, form: 'xml' }) : '';
    expect(xml.match(/<Md5Info>/g)).toHaveLength(2);
    expect(xml).toContain('<ObjectName>demo-0.mp4</ObjectName><ObjectName>demo-1.mp4</ObjectName>');
  });

  it('are files with one name each', () => {
    const names = allSamples().map(({ file }) => file);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining(['Transcode.Failed.xml', 'ReviewText.simple.Success.json', 'WorkflowStart.Running.xml']),
    );
  });
});
