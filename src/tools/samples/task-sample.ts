import type { ParsedNode } from '../../parse/parsed-value';
import { echoedParameters } from '../../schemas/task/parameters/echoed-parameters';
import { tags, tasks } from '../../schemas/task/tasks';
import type { TaskTag } from '../../schemas/task/tasks';
import { jobTraits, sampleId } from './job-traits';
import { sampleNode } from './sample-node';
import type { SampleRequest } from './sample-request';

/** What only a job that a workflow started has. Tts has its Input in `Operation`. */
const WORKFLOW_NODES = ['Workflow', 'CosHeaders', 'Operation.Input'];

/** Nodes that the schema allows in more Tags than they are seen in. */
const ONLY_IN: { readonly [name: string]: readonly TaskTag[] } = {
  SubTag: ['DigitalWatermark', 'SuperResolution'],
  Lang: ['Translation'],
  'Input.Type': ['Translation'],
  BasicType: ['Translation'],
  SpriteObject: ['Snapshot'],
  SpriteOutputFile: ['Snapshot'],
  AuObject: ['VoiceSeparate'],
  BassObject: ['VoiceSeparate'],
  DrumObject: ['VoiceSeparate'],
  'Output.StreamExtract': ['StreamExtract'],
  'Operation.TranscodeTemplateId': ['VideoProcess'],
  'Operation.WatermarkTemplateId': ['SDRtoHDR', 'SuperResolution'],
  'Operation.DigitalWatermark': ['DigitalWatermark', 'SuperResolution'],
};

/** The body of a task callback with `request.jobs` jobs. */
export function taskSample(tag: TaskTag, request: SampleRequest): ParsedNode {
  return {
    EventName: 'TaskFinish',
    JobsDetail: Array.from({ length: request.jobs }, (_, index) => jobDetail(tag, request, index)),
  };
}

function jobDetail(tag: TaskTag, { state, workflow }: SampleRequest, index: number): ParsedNode {
  const { letter, from, to } = jobTraits(tag);
  const failed = state === 'Failed';
  return sampleNode(tasks[tag], tag, {
    values: {
      // Never one id for two different jobs, so that no sample looks like a re-send of another.
      [`${tag}.JobId`]: sampleId(letter, [tag, state, workflow, index].join()),
      [`${tag}.State`]: state,
      [`${tag}.Code`]: failed ? 'InternalError' : 'Success',
      [`${tag}.Message`]: failed ? 'The input cannot be processed.' : '',
      'Input.Object': `input/demo.${from}`,
      'Input.Url': `https://examplebucket-1250000000.cos.ap-chongqing.myqcloud.com/input/demo.${from}`,
      'Output.Object': `output/demo.${to}`,
      'OutputFile.ObjectName': [`demo-0.${to}`, `demo-1.${to}`],
      'Md5Info.ObjectName': [`demo-0.${to}`, `demo-1.${to}`],
    },
    leftOut: [
      ...Object.keys(ONLY_IN).filter((name) => !ONLY_IN[name]?.includes(tag)),
      ...(tag === 'Tts' ? ['Tts.Input'] : []),
      ...parametersOfOthers(tag),
      ...(workflow ? [] : WORKFLOW_NODES),
      ...(failed ? Object.keys(tags[tag].nodes).map((name) => `Operation.${name}`) : []),
    ],
  });
}

/** Any job may echo any parameter; most echo those of their Tag. */
function parametersOfOthers(tag: TaskTag): string[] {
  const own = Object.keys(tags[tag].nodes);
  return Object.keys(echoedParameters)
    .filter((name) => !own.includes(name))
    .map((name) => `Operation.${name}`);
}
