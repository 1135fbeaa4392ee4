import { analysisValues } from './analysis-values';
import { mediaValues } from './media-values';
import { moderationValues } from './moderation-values';
import { parameterValues } from './parameter-values';
import type { SampleValues } from './sample-value';

/**
 * Realistic values by `Name` or, where the name alone says too little, by `Parent.Name`, which goes first.
 * A name that is not here gets a value by its type.
 */
export const sampleValues: SampleValues = {
  // The job.
  QueueId: 'p2242ab62c7c94486915508540933a2c6',
  CreationTime: '2026-11-02T10:15:42+0800',
  StartTime: '2026-11-02T10:15:43+0800',
  EndTime: '2026-11-02T10:16:08+0800',
  Progress: 100,
  SubTag: 'Common',
  TranscodeTemplateId: 't01e57db1c2d154d2fb57aa5de9313a897',
  WatermarkTemplateId: ['t07740e32081b44ad7a0aea03adcffd54a', 't1460606b9752148c4ab182f55163ba7cd'],
  TemplateId: 't1995d523e42df4c5e858f244b4174360c',
  TemplateName: 'template-sample',
  UserData: 'sent with the job',
  JobLevel: 0,
  'Workflow.Name': 'Node_1581665960537',
  RunId: 'ic90edd59f84f11ec9d4f525400a3c59f',
  WorkflowId: 'web6ac56c1ef54dbfa44d7f4103203be9',
  WorkflowName: 'workflow-sample',

  // Where things are.
  BucketId: 'examplebucket-1250000000',
  Bucket: 'examplebucket-1250000000',
  Region: 'ap-chongqing',
  Object: 'input/demo.mp4',
  Url: 'https://examplebucket-1250000000.cos.ap-chongqing.myqcloud.com/input/demo.mp4',
  ObjectUrl: 'https://examplebucket-1250000000.cos.ap-chongqing.myqcloud.com/output/demo.jpg',
  InputObjectName: 'input/demo.mp4',
  InputObjectUrl: 'https://examplebucket-1250000000.cos.ap-chongqing.myqcloud.com/input/demo.jpg',
  Key: 'output/demo.jpg',
  Location: 'examplebucket-1250000000.cos.ap-chongqing.myqcloud.com/output/demo.jpg',
  'CosHeaders.Key': ['x-cos-request-id', 'EventName'],
  'CosHeaders.Value': ['NjJiZDYwYTFfNjUzYTYyNjRfZjEwZl8xMmZhYzY5', 'cos:ObjectCreated:Put'],
  SpriteObject: 'output/sprite-${Number}.jpg',
  'SpriteOutputFile.ObjectName': ['sprite-0.jpg', 'sprite-1.jpg'],
  ObjectPrefix: 'output/',
  ObjectName: ['demo-0.mp4', 'demo-1.mp4'],
  'SpeechRecognitionResult.ObjectName': 'output/demo.txt',
  AuObject: 'output/voice.mp3',
  BassObject: 'output/bass.mp3',
  DrumObject: 'output/drum.mp3',
  'StreamExtract.Output': ['output/stream-0.mp4', 'output/stream-1.mp4'],

  // Workflow: a space where other times have a T.
  'WorkflowExecution.CreateTime': '2026-11-02 10:15:40+0800',
  'Tasks.Type': ['Transcode', 'Snapshot'],
  'Tasks.Name': ['Transcode_1581665960537', 'Snapshot_1581665960536'],
  'Tasks.JobId': ['j68427030f84611ecb8546d80f2baf56f', 'j23c11e1e17b011edaab4ab15ec33d076'],
  'Tasks.CreateTime': '2026-11-02 10:15:42+0800',
  'Tasks.StartTime': '2026-11-02 10:15:43+0800',
  'Tasks.EndTime': '2026-11-02 10:16:08+0800',

  ...mediaValues,
  ...analysisValues,
  ...moderationValues,
  ...parameterValues,
};
