import { integer, list, node, number, text, type NodeSchema } from '../schema';
import { job } from './job';
import { mediaNodes } from './media-result';
import { videoTagResult } from './video-tag';

const qualityEstimate = node({
  Score: number,
  VqaPlusResult: node({
    NoAudio: text,
    NoVideo: text,
    DetailedResult: list(
      node({ Type: text, Items: list(node({ Confidence: number, StartTime: number, EndTime: number })) }),
    ),
  }),
});

const target = node({
  Name: text,
  Score: number,
  // A list, so that a rectangle is as welcome as the corner points that the picture interfaces give.
  Location: list(node({ X: number, Y: number, Width: number, Height: number })),
});

const frames = <const Targets extends NodeSchema['properties']>(targets: Targets) =>
  list(node({ Time: text, Url: text, ...targets }));

const videoTargetRecResult = node({
  BodyRecognition: frames({ BodyInfo: list(target) }),
  PetRecognition: frames({ PetInfo: list(target) }),
  CarRecognition: frames({ CarInfo: list(target) }),
  FaceRecognition: frames({ FaceInfo: list(target) }),
  LicenseRecognitionResult: frames({}),
});

const splitVideoInfoResult = node({
  TimeInfo: list(node({ Index: integer, PartBegin: number, PartEnd: number })),
});

const dnaResult = node({ VideoId: text, Duration: number, Detection: node({ MatchDetail: list(node({})) }) });

/** Tags that tell what a video shows or how good it is. */
export const videoAnalysisTasks = {
  QualityEstimate: job('QualityEstimate', { ...mediaNodes, QualityEstimate: qualityEstimate }),
  VideoTag: job('VideoTag', { VideoTag: node({ Scenario: text }), VideoTagResult: videoTagResult }),
  VideoTargetRec: job('VideoTargetRec', { ...mediaNodes, VideoTargetRecResult: videoTargetRecResult }),
  SegmentVideoBody: job('SegmentVideoBody', { ...mediaNodes, SegmentVideoBody: node({ Mode: text }) }),
  SplitVideoParts: job('SplitVideoParts', {
    SplitVideoParts: node({ Mode: text }),
    SplitVideoInfoResult: splitVideoInfoResult,
  }),
  // One result under two names: DnaResult in the Go SDK, DNAResult in the Java SDK.
  DNA: job('DNA', { DnaResult: dnaResult, DNAResult: dnaResult }),
} as const;
