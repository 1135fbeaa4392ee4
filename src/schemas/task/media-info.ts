import { integer, list, node, number, part, text } from '../schema';

const audioStream = node({
  Index: integer,
  CodecName: text,
  CodecLongName: text,
  CodecTimeBase: text,
  CodecTagString: text,
  CodecTag: text,
  SampleFmt: text,
  SampleRate: integer,
  Channel: integer,
  ChannelLayout: text,
  Timebase: text,
  StartTime: number,
  Duration: number,
  Bitrate: number,
  Language: text,
  CreationTime: text,
});

const videoStream = node({
  Index: integer,
  CodecName: text,
  CodecLongName: text,
  CodecTimeBase: text,
  CodecTagString: text,
  CodecTag: text,
  Profile: text,
  Width: integer,
  Height: integer,
  HasBFrame: integer,
  RefFrames: integer,
  Sar: text,
  Dar: text,
  PixFormat: text,
  FieldOrder: text,
  Level: number,
  // Text, because the service publishes `25.000000` as well as the fraction `50/1`.
  Fps: text,
  AvgFps: text,
  Timebase: text,
  StartTime: number,
  Duration: number,
  Bitrate: number,
  NumFrames: integer,
  Language: text,
  CreationTime: text,
  Rotation: number,
  ColorPrimaries: text,
  ColorRange: text,
  ColorTransfer: text,
});

const subtitleStream = node({ Index: integer, Language: text, CreationTime: text });

const format = node({
  NumStream: integer,
  NumProgram: integer,
  FormatName: text,
  FormatLongName: text,
  StartTime: number,
  Duration: number,
  Bitrate: number,
  Size: integer,
});

/**
 * What a media file holds. Times are in seconds, Size in bytes.
 * Bitrate is in kbit/s on some pages and in bit/s on others: `834.736000` and `834736` for the same file.
 */
export const mediaInfo = part(
  'MediaInfo',
  node({
    Format: format,
    Stream: node({ Audio: list(audioStream), Video: list(videoStream), Subtitle: list(subtitleStream) }),
  }),
  'cos-go-sdk-v5 ci_media.go MediaInfo',
);
