import { integer, node, number, text } from '../schema';
import type { TagGroup } from './job';
import { mediaInfo } from './media-info';
import { mediaNodes } from './media-result';
import { concatTemplate, fillConcat, videoSynthesis } from './parameters/composition';
import { aigcMetadata, hlsEncrypt } from './parameters/encoding';
import { removedWatermarks, subtitles, watermarks } from './parameters/marks';
import { animation, snapshot, transcode, videoMontage } from './parameters/transcode';

const smartCover = node({ Format: text, Width: integer, Height: integer, Count: integer, DeleteDuplicates: text });

const segment = node({
  Format: text,
  Duration: number,
  TranscodeIndex: text,
  StartTime: text,
  EndTime: text,
  HlsEncrypt: hlsEncrypt,
  AIGCMetadata: aigcMetadata,
});

const voiceSeparate = node({
  AudioMode: text,
  AudioConfig: node({ Codec: text, Samplerate: text, Bitrate: text, Channels: text }),
});

/** Tags that make media files out of media files, or look into them. */
export const mediaTags = {
  Transcode: {
    nodes: {
      ...mediaNodes,
      Transcode: transcode,
      Watermark: watermarks,
      RemoveWatermark: removedWatermarks,
      Subtitles: subtitles,
    },
    source: 'intlcloud-documents 媒体处理任务回调/音视频转码, 极速高清转码',
    published: true,
  },
  Animation: {
    nodes: { ...mediaNodes, Animation: animation },
    source: 'intlcloud-documents 媒体处理任务回调/视频转动图',
    published: true,
  },
  Snapshot: {
    nodes: { ...mediaNodes, Snapshot: snapshot },
    source: 'intlcloud-documents 媒体处理任务回调/截帧',
    published: true,
  },
  Concat: {
    nodes: { ...mediaNodes, ConcatTemplate: concatTemplate },
    source: 'intlcloud-documents 媒体处理任务回调/音视频拼接',
    published: true,
  },
  FillConcat: {
    nodes: { ...mediaNodes, FillConcat: fillConcat },
    source: 'cos-go-sdk-v5 ci_media.go',
    published: false,
  },
  VideoSynthesis: {
    nodes: { ...mediaNodes, VideoSynthesis: videoSynthesis },
    source: 'cos-go-sdk-v5 ci_media.go',
    published: false,
  },
  VideoMontage: {
    nodes: { ...mediaNodes, VideoMontage: videoMontage },
    source: 'intlcloud-documents 媒体处理任务回调/精彩集锦',
    published: true,
  },
  SmartCover: {
    nodes: { ...mediaNodes, SmartCover: smartCover },
    source: 'intlcloud-documents 媒体处理任务回调/智能封面',
    published: true,
  },
  Segment: {
    nodes: { ...mediaNodes, Segment: segment },
    source: 'intlcloud-documents 媒体处理任务回调/转封装（音视频分段）',
    published: true,
  },
  StreamExtract: {
    nodes: mediaNodes,
    source: 'intlcloud-documents 媒体处理任务回调/流分离; product/1045/73078',
    published: true,
  },
  VoiceSeparate: {
    nodes: { ...mediaNodes, VoiceSeparate: voiceSeparate },
    source: 'intlcloud-documents 媒体处理任务回调/人声分离',
    published: true,
  },
  GeneratePlayList: { nodes: mediaNodes, source: 'cos-go-sdk-v5 ci_media.go', published: false },
  MediaInfo: {
    nodes: { MediaInfo: mediaInfo },
    source: 'intlcloud-documents 媒体处理任务回调/获取媒体信息',
    published: true,
  },
} as const satisfies TagGroup;
