import { node, text } from '../../schema';
import { container, videoEncoding } from './encoding';
import { parameter } from './parameter';

export const speechRecognition = parameter(
  'SpeechRecognition',
  {
    ChannelNum: text,
    ConvertNumMode: text,
    EngineModelType: text,
    FilterDirty: text,
    FilterModal: text,
    ResTextFormat: text,
    SpeakerDiarization: text,
    SpeakerNumber: text,
    FilterPunc: text,
    OutputFileType: text,
    FlashAsr: text,
    Format: text,
    FirstChannelOnly: text,
    WordInfo: text,
    SentenceMaxLength: text,
  },
  'cos-go-sdk-v5 ci_media.go SpeechRecognition',
);

/** The voice that a text is read in. */
export const ttsTemplate = parameter(
  'TtsTpl',
  { Mode: text, Codec: text, VoiceType: text, Volume: text, Speed: text },
  'cos-go-sdk-v5 ci_media.go TtsTpl',
);

export const qualityEstimateConfig = parameter(
  'QualityEstimateConfig',
  { Rotate: text, Mode: text },
  'cos-go-sdk-v5 ci_media.go QualityEstimateConfig',
);

export const dnaConfig = parameter(
  'DnaConfig',
  { RuleType: text, DnaDbId: text, VideoId: text },
  'cos-go-sdk-v5 ci_media.go DnaConfig',
);

export const videoTargetRec = parameter(
  'VideoTargetRec',
  {
    Body: text,
    Pet: text,
    Car: text,
    Face: text,
    Plate: text,
    ProcessType: text,
    TransTpl: node({ Container: container, Video: videoEncoding }),
  },
  'cos-go-sdk-v5 ci_media.go VideoTargetRec',
);

export const picProcess = parameter(
  'PicProcess',
  { IsPicInfo: text, ProcessRule: text },
  'cos-go-sdk-v5 ci_media.go PicProcess',
);

export const imageInspect = parameter(
  'ImageInspect',
  { AutoProcess: text, ProcessType: text },
  'cos-go-sdk-v5 ci_media.go ImageInspect',
);

export const imageOcrParameters = parameter(
  'ImageOCR',
  {
    Type: text,
    LanguageType: text,
    IsPdf: text,
    PdfPageNumber: text,
    IsWord: text,
    EnableWordPolygon: text,
  },
  'cos-go-sdk-v5 ci_media.go ImageOCR',
);
