import { readCallback } from '../../../../src/callback/read-callback';
import type { Job } from '../../../../src/callback/job';
import type { ParsedNode } from '../../../../src/parse/parsed-value';

function jobWith(operation: ParsedNode, tag = 'Transcode'): Job | undefined {
  const detail = { JobId: 'j1', State: 'Success', Tag: tag, Operation: operation };
  return readCallback({ EventName: 'TaskFinish', JobsDetail: detail }).jobs[0];
}

describe('a parameter that a job echoes', () => {
  it.each(['Transcode', 'FileHashCode', 'NewTag'])('is known under the Tag %s', (tag) => {
    expect(jobWith({ Snapshot: { Mode: 'Interval' }, FreeTranscode: 'true' }, tag)).toMatchObject({
      unknownFields: [],
      issues: [],
    });
  });

  it('is brought into shape: what repeats is a list, and everything else is text', () => {
    const operation = {
      Watermark: { Type: 'Text', Dx: 128 },
      ConcatTemplate: { ConcatFragment: { FragmentIndex: 0 } },
    };
    expect(jobWith(operation)?.data).toMatchObject({
      Operation: {
        Watermark: [{ Type: 'Text', Dx: '128' }],
        ConcatTemplate: { ConcatFragment: [{ FragmentIndex: '0' }] },
      },
    });
  });

  it.each<[string, ParsedNode, string]>([
    ['text', { Transcode: 'x' }, '$.Operation.Transcode: expected a node with child nodes'],
    ['a list', { Transcode: ['x', 'y'] }, '$.Operation.Transcode: expected a node with child nodes'],
    ['a list of text', { Watermark: ['x'] }, '$.Operation.Watermark[0]: expected a node with child nodes'],
  ])('has a fault where it is %s', (_what, operation, message) => {
    expect(jobWith(operation)?.issues.map((issue) => issue.message)).toEqual([expect.stringContaining(message)]);
  });

  it('has no fault for what is inside of it, but names what is new there', () => {
    const operation = { Transcode: { Video: 'x', Audio: { New: '1' } } };
    expect(jobWith(operation)).toMatchObject({
      issues: [],
      unknownFields: ['$.Operation.Transcode.Audio.New'],
    });
  });
});
