import { node, text } from '../../schema';
import {
  aigcMetadata,
  audioEncoding,
  audioMixes,
  container,
  hlsEncrypt,
  timeInterval,
  videoEncoding,
} from './encoding';
import { parameter } from './parameter';

export const transcode = parameter(
  'Transcode',
  {
    Container: container,
    Video: videoEncoding,
    TimeInterval: timeInterval,
    Audio: audioEncoding,
    TransConfig: node({
      AdjDarMethod: text,
      IsCheckReso: text,
      ResoAdjMethod: text,
      IsCheckVideoBitrate: text,
      VideoBitrateAdjMethod: text,
      IsCheckAudioBitrate: text,
      AudioBitrateAdjMethod: text,
      DeleteMetadata: text,
      IsHdr2Sdr: text,
      HlsEncrypt: hlsEncrypt,
      AIGCMetadata: aigcMetadata,
    }),
    ...audioMixes,
    Subtitle: node({ Remove: text }),
  },
  'cos-go-sdk-v5 ci_media.go Transcode',
);

export const animation = parameter(
  'Animation',
  { Container: container, Video: videoEncoding, TimeInterval: timeInterval },
  'cos-go-sdk-v5 ci_media.go Animation',
);

export const videoMontage = parameter(
  'VideoMontage',
  { Duration: text, Scene: text, Container: container, Video: videoEncoding, Audio: audioEncoding, ...audioMixes },
  'cos-go-sdk-v5 ci_media.go VideoMontage',
);

export const snapshot = parameter(
  'Snapshot',
  {
    Mode: text,
    Start: text,
    TimeInterval: text,
    Count: text,
    Width: text,
    Height: text,
    CIParam: text,
    IsCheckCount: text,
    IsCheckBlack: text,
    BlackLevel: text,
    PixelBlackThreshold: text,
    SnapshotOutMode: text,
    SpriteSnapshotConfig: node({
      CellHeight: text,
      CellWidth: text,
      Color: text,
      Columns: text,
      Lines: text,
      Margin: text,
      Padding: text,
      ScaleMethod: text,
    }),
  },
  'cos-go-sdk-v5 ci_media.go Snapshot',
);
