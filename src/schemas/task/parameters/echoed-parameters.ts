import { text } from '../../schema';
import {
  dnaConfig,
  imageInspect,
  imageOcrParameters,
  picProcess,
  qualityEstimateConfig,
  speechRecognition,
  ttsTemplate,
  videoTargetRec,
} from './analysis';
import { concatTemplate, fillConcat, videoSynthesis } from './composition';
import { timeInterval } from './encoding';
import { noiseReduction, videoEnhance, videoProcess } from './enhancement';
import { docAigcMetadata, docWatermark, removedWatermarks, subtitles, watermarks } from './marks';
import { notification } from './notification';
import { animation, snapshot, transcode, videoMontage } from './transcode';

/**
 * The parameters that a job of any Tag may echo in `Operation`, beside or instead of the id of a template. A Tag whose own
 * they are names them in its row once more, so that its samples and its row in docs/kinds.md have them.
 */
export const echoedParameters = {
  Tag: text,
  Transcode: transcode,
  Watermark: watermarks,
  RemoveWatermark: removedWatermarks,
  ConcatTemplate: concatTemplate,
  Snapshot: snapshot,
  Animation: animation,
  VideoMontage: videoMontage,
  VideoProcess: videoProcess,
  VideoEnhance: videoEnhance,
  NoiseReduction: noiseReduction,
  Subtitles: subtitles,
  FillConcat: fillConcat,
  VideoSynthesis: videoSynthesis,
  SpeechRecognition: speechRecognition,
  TtsTpl: ttsTemplate,
  QualityEstimateConfig: qualityEstimateConfig,
  DnaConfig: dnaConfig,
  VideoTargetRec: videoTargetRec,
  PicProcess: picProcess,
  ImageInspect: imageInspect,
  ImageOCR: imageOcrParameters,
  DocWatermark: docWatermark,
  DocAIGCMetadata: docAigcMetadata,
  TimeInterval: timeInterval,
  FreeTranscode: text,
  SnapshotPrefix: text,
  CustomId: text,
  // Keys of files that are encrypted.
  DecryptKey: text,
  DecryptIv: text,
  EncryptKey: text,
  EncryptIv: text,
  ...notification,
} as const;
