import { readCallback } from '../../src/callback/read-callback';
import type { ParsedValue } from '../../src/parse/parsed-value';

const HOST = 'https://media-1250000000.cos.ap-guangzhou.myqcloud.com';
const task = (nodes: { [name: string]: ParsedValue }) => ({
  EventName: 'TaskFinish',
  JobsDetail: { JobId: 'j', Tag: 'Tts', ...nodes },
});
const simple = (url: string) => ({ code: 0, message: 'success', data: { event: 'ReviewImage', trace_id: 's1', url } });

describe('bucket and region', () => {
  it.each<{ of: string; tree: ParsedValue; bucket: string | undefined; region: string | undefined }>([
    {
      of: 'a task are those of its input',
      tree: task({ Input: { BucketId: 'in-1250000000', Region: 'ap-beijing' } }),
      bucket: 'in-1250000000',
      region: 'ap-beijing',
    },
    {
      of: 'a task without an input are those of its output',
      tree: task({ Operation: { Output: { Bucket: 'out-1250000000', Region: 'ap-shanghai' } } }),
      bucket: 'out-1250000000',
      region: 'ap-shanghai',
    },
    {
      of: 'a task may stand in the URL of its input',
      tree: task({ Input: { Url: `${HOST}/a.mp3` } }),
      bucket: 'media-1250000000',
      region: 'ap-guangzhou',
    },
    {
      of: 'a task whose bucket is another than that of the URL: the URL says nothing of its region',
      tree: task({ Input: { BucketId: 'other-1250000000', Url: `${HOST}/a.mp3` } }),
      bucket: 'other-1250000000',
      region: undefined,
    },
    {
      of: 'a moderation in the simple form stand in its URL',
      tree: simple(`${HOST}/a.jpg?x=1`),
      bucket: 'media-1250000000',
      region: 'ap-guangzhou',
    },
    {
      of: 'a moderation in the detail form stand in its URL',
      tree: { EventName: 'ReviewImage', JobsDetail: { JobId: 's', State: 'Success', Url: `${HOST}/a.jpg` } },
      bucket: 'media-1250000000',
      region: 'ap-guangzhou',
    },
    {
      of: 'a workflow: its bucket is named, its region stands in the URL of its object',
      tree: {
        EventName: 'WorkflowFinish',
        WorkflowExecution: { RunId: 'w', BucketId: 'media-1250000000', Object: `${HOST}/a.mp4` },
      },
      bucket: 'media-1250000000',
      region: 'ap-guangzhou',
    },
    {
      of: 'a workflow stand in the URL of the first object that it wrote',
      tree: {
        EventName: 'WorkflowFinish',
        WorkflowExecution: { RunId: 'w', Tasks: [{ ResultInfo: { ObjectInfo: [{ ObjectUrl: `${HOST}/b.mp4` }] } }] },
      },
      bucket: 'media-1250000000',
      region: 'ap-guangzhou',
    },
    {
      of: 'a URL of another host are not known',
      tree: simple('https://cdn.example/a.jpg'),
      bucket: undefined,
      region: undefined,
    },
    {
      of: 'a host that only looks like one are not known',
      tree: simple('https://media-1250000000.cos.example/a.jpg'),
      bucket: undefined,
      region: undefined,
    },
    {
      of: 'a URL of CI itself',
      tree: simple('http://a-1250000000.ci.na-ashburn.myqcloud.com/x'),
      bucket: 'a-1250000000',
      region: 'na-ashburn',
    },
  ])('of $of', ({ tree, bucket, region }) => {
    expect(readCallback(tree).jobs).toMatchObject([{ bucket, region }]);
  });
});
