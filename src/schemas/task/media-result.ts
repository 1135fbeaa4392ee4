import { list, node, part, text } from '../schema';
import { mediaInfo } from './media-info';

const outputFileNodes = {
  Bucket: text,
  Region: text,
  ObjectPrefix: text,
  ObjectName: list(text),
  ObjectUrl: list(text),
  Md5Info: list(node({ ObjectName: text, Md5: text })),
} as const;

/** The files a job wrote. Where ObjectPrefix is set, the key of an object is ObjectPrefix followed by ObjectName. */
export const mediaResult = part(
  'MediaResult',
  node({ OutputFile: node({ ...outputFileNodes, SpriteOutputFile: node(outputFileNodes) }) }),
  'cos-go-sdk-v5 ci_media.go MediaResult',
);

/** A blind watermark; its State may be `Failed` while the job that carries it succeeds, if IgnoreError says so. */
export const digitalWatermark = part(
  'DigitalWatermark',
  node({ Type: text, Message: text, Version: text, IgnoreError: text, State: text }),
  'intlcloud-documents 媒体处理任务回调/添加数字水印',
);

/** What any job that writes media may carry. */
export const mediaNodes = {
  MediaResult: mediaResult,
  MediaInfo: mediaInfo,
  TranscodeTemplateId: text,
  WatermarkTemplateId: list(text),
  DigitalWatermark: digitalWatermark,
} as const;
