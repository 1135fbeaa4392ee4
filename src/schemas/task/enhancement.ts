import { node, text } from '../schema';
import type { TagGroup } from './job';
import { mediaNodes } from './media-result';
import { sdrToHdr, superResolution, videoEnhance, videoProcess } from './parameters/enhancement';
import { watermarks } from './parameters/marks';

const extractDigitalWatermark = node({ Type: text, Version: text, Message: text });

/** Tags that make the picture of a video better, or mark it. */
export const enhancementTags = {
  VideoProcess: {
    nodes: { ...mediaNodes, VideoProcess: videoProcess },
    source: 'intlcloud-documents 媒体处理任务回调/视频增强',
    published: true,
  },
  VideoEnhance: {
    nodes: { ...mediaNodes, VideoEnhance: videoEnhance },
    source: 'cos-go-sdk-v5 ci_media.go',
    published: false,
  },
  SDRtoHDR: {
    nodes: { ...mediaNodes, SDRtoHDR: sdrToHdr },
    source: 'intlcloud-documents 媒体处理任务回调/SDRtoHDR',
    published: true,
  },
  SuperResolution: {
    nodes: { ...mediaNodes, SuperResolution: superResolution },
    source: 'intlcloud-documents 媒体处理任务回调/超分辨率',
    published: true,
  },
  Watermark: {
    nodes: { ...mediaNodes, Watermark: watermarks },
    source: 'intlcloud-documents 提交任务/媒体处理/视频明水印',
    published: false,
  },
  DigitalWatermark: { nodes: mediaNodes, source: 'intlcloud-documents 媒体处理任务回调/添加数字水印', published: true },
  ExtractDigitalWatermark: {
    nodes: { ExtractDigitalWatermark: extractDigitalWatermark },
    source: 'intlcloud-documents 媒体处理任务回调/提取数字水印',
    published: true,
  },
} as const satisfies TagGroup;
