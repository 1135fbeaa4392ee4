import { node, text } from '../schema';
import type { TagGroup } from './job';
import { mediaNodes } from './media-result';

const extractDigitalWatermark = node({ Type: text, Version: text, Message: text });

/** Tags that make the picture of a video better, or mark it. */
export const enhancementTags = {
  VideoProcess: { nodes: mediaNodes, source: 'intlcloud-documents 媒体处理任务回调/视频增强', published: true },
  VideoEnhance: { nodes: mediaNodes, source: 'cos-go-sdk-v5 ci_media.go', published: false },
  SDRtoHDR: {
    nodes: { ...mediaNodes, SDRtoHDR: node({ HdrMode: text }) },
    source: 'intlcloud-documents 媒体处理任务回调/SDRtoHDR',
    published: true,
  },
  SuperResolution: {
    nodes: {
      ...mediaNodes,
      SuperResolution: node({ Resolution: text, EnableScaleUp: text, Version: text }),
    },
    source: 'intlcloud-documents 媒体处理任务回调/超分辨率',
    published: true,
  },
  DigitalWatermark: { nodes: mediaNodes, source: 'intlcloud-documents 媒体处理任务回调/添加数字水印', published: true },
  ExtractDigitalWatermark: {
    nodes: { ExtractDigitalWatermark: extractDigitalWatermark },
    source: 'intlcloud-documents 媒体处理任务回调/提取数字水印',
    published: true,
  },
} as const satisfies TagGroup;
