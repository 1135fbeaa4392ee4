import fc from 'fast-check';
import { readCallback } from '../../src/callback/read-callback';
import type { Job } from '../../src/callback/job';
import type { ParsedNode, ParsedValue } from '../../src/parse/parsed-value';
import { moderations } from '../../src/schemas/moderation/moderations';
import { LegacyModeration, SimpleModeration } from '../../src/schemas/moderation/simple';
import { schemaTree } from '../support/generators/schema-tree';

const PICTURE = { Tag: 'PicProcess', JobId: 'j1', State: 'Success' };
const IMAGE = { JobId: 'si1', State: 'Success', Result: '0' };

const task = (detail: ParsedValue, change: ParsedNode = {}) => ({
  EventName: 'TaskFinish',
  JobsDetail: detail,
  ...change,
});

describe('a moderation', () => {
  it.each<{ what: string; tree: ParsedValue; jobs: Partial<Job>[] }>([
    {
      what: 'a moderation in the detail form',
      tree: { EventName: 'ReviewImage', JobsDetail: { ...IMAGE, BucketId: 'b-1', Region: 'r-1', CreationTime: 't' } },
      jobs: [
        {
          kind: 'moderation',
          name: 'ReviewImage',
          id: 'si1',
          state: 'Success',
          bucket: 'b-1',
          region: 'r-1',
          createdAt: 't',
          known: true,
        },
      ],
    },
    {
      what: 'a moderation in the detail form as a list of one',
      tree: { EventName: 'ReviewImage', JobsDetail: [IMAGE] },
      jobs: [{ id: 'si1', data: { ...IMAGE, Result: 0 } }],
    },
    {
      what: 'a moderation of a new kind',
      tree: { EventName: 'ReviewSmell', JobsDetail: { ...IMAGE, SmellInfo: { Score: 3 } } },
      jobs: [{ name: 'ReviewSmell', known: false, data: { ...IMAGE, Result: 0, SmellInfo: { Score: 3 } } }],
    },
    {
      what: 'a moderation in the simple form',
      tree: { code: 0, message: 'success', data: { event: 'ReviewAudio', trace_id: 'sa1', result: 1 } },
      jobs: [{ kind: 'moderation', name: 'ReviewAudio', id: 'sa1', state: 'Success', known: true }],
    },
    {
      what: 'a failed moderation in the simple form',
      tree: { code: 1, message: 'no such file', data: { event: 'ReviewAudio', trace_id: 'sa1' } },
      jobs: [{ state: 'Failed' }],
    },
    {
      what: 'a moderation as it was up to 2021',
      tree: { code: 0, message: 'success', data: { trace_id: 'sx1', result: 0 } },
      jobs: [{ name: 'Review', id: 'sx1', state: 'Success', known: true }],
    },
  ])('is read: $what', ({ tree, jobs }) => {
    const callback = readCallback(tree);
    expect(callback.isTest).toBe(false);
    expect(callback.jobs).toHaveLength(jobs.length);
    expect(callback.jobs).toMatchObject(jobs);
  });

  it('has a part for each of the results that one live moderation sends', () => {
    const live = (frame: string) => ({
      EventName: 'ReviewVideo',
      JobsDetail: { JobId: 'av1', State: 'Auditing', Snapshot: [{ Url: frame }] },
    });
    const [first, again, second] = [live('1.jpg'), live('1.jpg'), live('2.jpg')].map(
      (tree) => readCallback(tree).jobs[0],
    );
    expect(first?.part).toMatch(/^[0-9a-f]{16}$/);
    expect(again?.part).toBe(first?.part);
    expect(second?.part).not.toBe(first?.part);
  });
});

describe('the part of a moderation in the simple form', () => {
  const partOf = (data: ParsedNode) => readCallback({ code: 0, message: 'success', data }).jobs[0]?.part;

  it.each([
    { what: 'of a video, which may be live', data: { event: 'ReviewVideo', trace_id: 't1', url: 'u' } },
    { what: 'of up to 2021, which does not say of what', data: { trace_id: 't1', url: 'u' } },
  ])('is a digest of its content: $what', ({ data }) => {
    expect(partOf(data)).toMatch(/^[0-9a-f]{16}$/);
    expect(partOf({ ...data, url: 'v' })).not.toBe(partOf(data));
  });

  it.each([
    { what: 'of anything else', data: { event: 'ReviewImage', trace_id: 't1' } },
    { what: 'that is named after its content', data: { event: 'ReviewVideo', url: 'u' } },
  ])('is not there: $what', ({ data }) => {
    expect(partOf(data)).toBeUndefined();
  });
});

describe("the console's trial request", () => {
  it.each([
    { by: 'its message', tree: { code: 0, message: 'Test request when setting callback url', data: { trace_id: '' } } },
    { by: 'its trace id', tree: { code: 0, message: 'success', data: { trace_id: 'test_trace_id', result: 0 } } },
  ])('is known by $by', ({ tree }) => {
    expect(readCallback(tree).isTest).toBe(true);
  });

  it('is never a task, whatever stands in it', () => {
    const tree = task(PICTURE, { code: 0, message: 'Test request when setting callback url', data: { a: '1' } });
    expect(readCallback(tree).isTest).toBe(false);
  });
});

const KINDS = Object.entries(moderations).map(([eventName, schema]) => ({ eventName, schema }));
const RUNS = { numRuns: 25 };

describe('any valid moderation is accepted', () => {
  const firstJob = (callback: ParsedNode): Job | undefined => readCallback(callback).jobs[0];

  it.each(KINDS)('$eventName in detail', ({ eventName, schema }) => {
    fc.assert(
      fc.property(schemaTree(schema), (detail) => {
        const job = firstJob({ EventName: eventName, JobsDetail: detail });
        expect(job).toMatchObject({ kind: 'moderation', name: eventName, known: true, unknownFields: [], issues: [] });
        expect(job?.id).toBe(detail['JobId']);
      }),
      RUNS,
    );
  });

  it.each(KINDS)('$eventName in the simple form', ({ eventName }) => {
    fc.assert(
      fc.property(schemaTree(SimpleModeration), schemaTree(SimpleModeration.properties.data), (body, data) => {
        const job = firstJob({ ...body, data: { ...data, event: eventName } });
        expect(job).toMatchObject({ kind: 'moderation', name: eventName, known: true, unknownFields: [], issues: [] });
        expect(job?.state).toBe(body['code'] === 0 ? 'Success' : 'Failed');
      }),
      RUNS,
    );
  });

  it('in the form of up to 2021', () => {
    const data = schemaTree(LegacyModeration.properties.data).map(({ event: _event, ...others }) => others);
    fc.assert(
      fc.property(fc.maxSafeInteger(), data, (code, content) => {
        const job = firstJob({ code, data: { ...content, result: 1 } });
        expect(job).toMatchObject({ kind: 'moderation', name: 'Review', known: true, unknownFields: [], issues: [] });
      }),
      RUNS,
    );
  });
});
