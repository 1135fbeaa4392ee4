import { text } from '../../schema';
import { parameter } from './parameter';

/** Where a job was told to report to. The URL in CallBack holds a token. */
export const notification = {
  CallBack: text,
  CallBackFormat: text,
  CallBackType: text,
  CallBackMqConfig: parameter(
    'CallBackMqConfig',
    { MqRegion: text, MqMode: text, MqName: text },
    'intlcloud-documents 附录/结构体',
  ),
  CallBackKafkaConfig: parameter(
    'CallBackKafkaConfig',
    { Region: text, InstanceId: text, Topic: text },
    'cos-go-sdk-v5 ci_media.go KafkaConfig',
  ),
} as const;
