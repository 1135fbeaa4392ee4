import fc from 'fast-check';
import { readCallback } from '../../../src/callback/read-callback';
import type { Job } from '../../../src/callback/job';
import { parseBody } from '../../../src/parse/body';
import type { ParsedNode, ParsedValue } from '../../../src/parse/parsed-value';
import { createRecord } from '../../../src/records/record';
import { writeXml } from '../../../src/tools/samples/write-xml';
import { moderations } from '../../../src/schemas/moderation/moderations';
import { LegacyModeration, SimpleModeration } from '../../../src/schemas/moderation/simple';
import { tasks } from '../../../src/schemas/task/tasks';
import { workflowExecution } from '../../../src/schemas/workflow';
import { arbitraryNode, hostileText, nodeName } from '../../support/generators/arbitrary-value';
import { spelledJson } from '../../support/generators/spellings';
import type { Spelling } from '../../support/generators/spellings';

const RUNS = { numRuns: 25 };

const KEY = { objectPrefix: 'records', objectKey: '{kind}/{name}/{yyyy}/{mm}/{dd}/{id}.{state}.json' };

function jobsIn(body: string): readonly Job[] {
  return readCallback(parseBody(Buffer.from(body)).tree).jobs;
}

/** Names and bytes of all that a body leads to. */
function recordsOf(body: string): string[] {
  return jobsIn(body).map((job) => {
    const record = createRecord(job, KEY);
    return `${record.key}\n${record.body.toString()}`;
  });
}

const spelling: fc.Arbitrary<Spelling> = fc.record({
  wrapped: fc.boolean(),
  singlesAsScalars: fc.boolean(),
  numbersAsNumbers: fc.boolean(),
  emptiesKept: fc.boolean(),
  reversed: fc.boolean(),
});

describe('one event gives the same record whatever its form', () => {
  it.each(Object.entries(tasks))('%s', (_tag, schema) => {
    const details = fc.array(arbitraryNode(schema), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(details, spelling, (jobs, spelled) => {
        const body = { EventName: 'TaskFinish', JobsDetail: jobs };
        expect(recordsOf(spelledJson(body, spelled))).toEqual(recordsOf(writeXml('Response', body)));
      }),
      RUNS,
    );
  });

  it.each(['WorkflowFinish', 'WorkflowStart'])('%s', (eventName) => {
    fc.assert(
      fc.property(arbitraryNode(workflowExecution), spelling, (execution, spelled) => {
        const body = { EventName: eventName, WorkflowExecution: execution };
        expect(recordsOf(spelledJson(body, spelled))).toEqual(recordsOf(writeXml('Response', body)));
      }),
      RUNS,
    );
  });
});

const { node: madeUpNode } = fc.letrec<{ node: ParsedNode; value: ParsedValue }>((tie) => ({
  node: fc.dictionary(nodeName, tie('value'), { minKeys: 1, maxKeys: 4 }),
  value: fc.oneof(
    { depthSize: 'small' },
    hostileText.map((text) => `x${text}`),
    fc.array(
      hostileText.map((text) => `x${text}`),
      { minLength: 1, maxLength: 3 },
    ),
    tie('node'),
  ),
}));

describe('what the vendor adds after us', () => {
  it('is accepted, kept and reported, in a Tag and nodes that no schema knows', () => {
    const tag = nodeName.filter((name) => !Object.hasOwn(tasks, name));
    fc.assert(
      fc.property(tag, nodeName, madeUpNode, spelling, (name, extra, content, spelled) => {
        const body: ParsedNode = {
          EventName: 'TaskFinish',
          JobsDetail: [{ JobId: 'z1', State: 'Success', Tag: name, Operation: { [`New${extra}`]: content } }],
        };
        const fromXml = jobsIn(writeXml('Response', body));
        expect(recordsOf(spelledJson(body, spelled))).toEqual(recordsOf(writeXml('Response', body)));
        expect(fromXml).toMatchObject([
          { name, known: false, unknownFields: [`$.JobsDetail[0].Operation.New${extra}`], issues: [] },
        ]);
        expect(textsIn(fromXml[0]?.data)).toEqual(expect.arrayContaining(textsIn(content)));
      }),
      { numRuns: 100 },
    );
  });

  it.each(Object.entries(tasks))('is kept inside of %s as well', (tag, schema) => {
    fc.assert(
      fc.property(arbitraryNode(schema), nodeName, madeUpNode, spelling, (detail, extra, content, spelled) => {
        const body = { EventName: 'TaskFinish', JobsDetail: [{ ...detail, [`New${extra}`]: content }] };
        const [job] = jobsIn(writeXml('Response', body));
        expect(recordsOf(spelledJson(body, spelled))).toEqual(recordsOf(writeXml('Response', body)));
        expect(job).toMatchObject({ name: tag, known: true, unknownFields: [`$.JobsDetail[0].New${extra}`] });
        expect(textsIn(job?.data)).toEqual(expect.arrayContaining(textsIn(content)));
      }),
      { numRuns: 5 },
    );
  });
});

function textsIn(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [value];
}

describe('any valid moderation is accepted', () => {
  it.each(Object.entries(moderations))('%s in detail', (eventName, schema) => {
    fc.assert(
      fc.property(arbitraryNode(schema), (detail) => {
        const [job] = jobsIn(JSON.stringify({ EventName: eventName, JobsDetail: detail }));
        expect(job).toMatchObject({ kind: 'moderation', name: eventName, known: true, unknownFields: [], issues: [] });
        expect(job?.id).toBe(detail['JobId']);
      }),
      RUNS,
    );
  });

  it.each(Object.keys(moderations))('%s in the simple form', (event) => {
    fc.assert(
      fc.property(arbitraryNode(SimpleModeration), arbitraryNode(SimpleModeration.properties.data), (body, data) => {
        const [job] = jobsIn(JSON.stringify({ ...body, data: { ...data, event } }));
        expect(job).toMatchObject({ kind: 'moderation', name: event, known: true, unknownFields: [], issues: [] });
        expect(job?.state).toBe(body['code'] === 0 ? 'Success' : 'Failed');
      }),
      RUNS,
    );
  });

  it('in the form of up to 2021', () => {
    const data = arbitraryNode(LegacyModeration.properties.data).map(({ event: _event, ...others }) => others);
    fc.assert(
      fc.property(fc.maxSafeInteger(), data, (code, content) => {
        const [job] = jobsIn(JSON.stringify({ code, data: { ...content, result: 1 } }));
        expect(job).toMatchObject({ kind: 'moderation', name: 'Review', known: true, unknownFields: [], issues: [] });
      }),
      RUNS,
    );
  });
});
