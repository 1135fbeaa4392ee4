import { integer, node, number, text } from '../schema';
import { job } from './job';
import { mediaInfo } from './media-info';
import { mediaNodes } from './media-result';

const smartCover = node({ Format: text, Width: integer, Height: integer, Count: integer, DeleteDuplicates: text });

const segment = node({
  Format: text,
  Duration: number,
  HlsEncrypt: node({ IsHlsEncrypt: text, UriKey: text }),
});

const voiceSeparate = node({
  AudioMode: text,
  AudioConfig: node({ Codec: text, Samplerate: text, Bitrate: text, Channels: text }),
});

/** Tags that make media files out of media files, or look into them. */
export const mediaTasks = {
  Transcode: job('Transcode', mediaNodes),
  Animation: job('Animation', mediaNodes),
  Snapshot: job('Snapshot', mediaNodes),
  Concat: job('Concat', mediaNodes),
  FillConcat: job('FillConcat', mediaNodes),
  VideoSynthesis: job('VideoSynthesis', mediaNodes),
  VideoMontage: job('VideoMontage', mediaNodes),
  SmartCover: job('SmartCover', { ...mediaNodes, SmartCover: smartCover }),
  Segment: job('Segment', { ...mediaNodes, Segment: segment }),
  StreamExtract: job('StreamExtract', mediaNodes),
  VoiceSeparate: job('VoiceSeparate', { ...mediaNodes, VoiceSeparate: voiceSeparate }),
  GeneratePlayList: job('GeneratePlayList', mediaNodes),
  MediaInfo: job('MediaInfo', { MediaInfo: mediaInfo }),
} as const;
