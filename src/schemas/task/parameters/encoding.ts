import { list, node, part, text } from '../../schema';
import { parameter } from './parameter';

/** The stretch of the input that is worked on, in seconds. */
export const timeInterval = parameter(
  'TimeInterval',
  { Start: text, Duration: text },
  'cos-go-sdk-v5 ci_media.go TimeInterval',
);

export const container = part(
  'Container',
  node({ Format: text, ClipConfig: node({ Duration: text }) }),
  'cos-go-sdk-v5 ci_media.go Container',
);

/** How pictures are encoded: of a video, an animation or a summary. */
export const videoEncoding = part(
  'VideoEncoding',
  node({
    Codec: text,
    Width: text,
    Height: text,
    Fps: text,
    Remove: text,
    Profile: text,
    Bitrate: text,
    Crf: text,
    Gop: text,
    Preset: text,
    Bufsize: text,
    Maxrate: text,
    HlsTsTime: text,
    DashSegment: text,
    Pixfmt: text,
    LongShortMode: text,
    Rotate: text,
    Roi: text,
    Crop: text,
    Interlaced: text,
    ColorParam: node({ ColorRange: text, ColorSpace: text, ColorTrc: text, ColorPrimaries: text }),
    StdExtInfo: text,
    // Of animations.
    AnimateOnlyKeepKeyFrame: text,
    AnimateTimeIntervalOfFrame: text,
    AnimateFramesPerSecond: text,
    Quality: text,
  }),
  'cos-go-sdk-v5 ci_media.go Video, AnimationVideo',
);

export const audioEncoding = part(
  'AudioEncoding',
  node({
    Codec: text,
    Samplerate: text,
    Bitrate: text,
    Channels: text,
    Remove: text,
    KeepTwoTracks: text,
    SwitchTrack: text,
    SampleFormat: text,
  }),
  'cos-go-sdk-v5 ci_media.go Audio',
);

/** Sound that is laid under a video. */
const audioMix = part(
  'AudioMix',
  node({
    AudioSource: text,
    MixMode: text,
    Replace: text,
    EffectConfig: node({
      EnableStartFadein: text,
      StartFadeinTime: text,
      EnableEndFadeout: text,
      EndFadeoutTime: text,
      EnableBgmFade: text,
      BgmFadeTime: text,
    }),
  }),
  'cos-go-sdk-v5 ci_media.go AudioMix',
);

/** One sound by the first name, several by the second. */
export const audioMixes = { AudioMix: audioMix, AudioMixArray: list(audioMix) } as const;

export const hlsEncrypt = part(
  'HlsEncrypt',
  node({ IsHlsEncrypt: text, UriKey: text }),
  'cos-go-sdk-v5 ci_media.go HlsEncrypt',
);

/** What marks a file as made by artificial intelligence. */
export const aigcMetadata = part(
  'AIGCMetadata',
  node({
    Label: text,
    ContentProducer: text,
    ProduceID: text,
    ReservedCode1: text,
    ContentPropagator: text,
    PropagateID: text,
    ReservedCode2: text,
  }),
  'cos-go-sdk-v5 ci_media.go AIGCMetadata',
);
