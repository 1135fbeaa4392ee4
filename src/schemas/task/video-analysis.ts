import { integer, list, node, number, text, type NodeSchema } from '../schema';
import type { TagGroup } from './job';
import { mediaNodes } from './media-result';
import { dnaConfig, qualityEstimateConfig, videoTargetRec } from './parameters/analysis';
import { videoTagResult } from './video-tag';

const qualityEstimate = node({
  Score: number,
  VqaPlusResult: node({
    NoAudio: text,
    NoVideo: text,
    DetailedResult: list(
      node({
        Type: text,
        Items: list(
          node({ Confidence: number, StartTimeOffset: number, EndTimeOffset: number, AreaCoordSet: list(number) }),
        ),
      }),
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
  Sensitive: text,
  BodyRecognition: frames({ BodyInfo: list(target) }),
  PetRecognition: frames({ PetInfo: list(target) }),
  CarRecognition: frames({ CarInfo: list(target) }),
  FaceRecognition: frames({ FaceInfo: list(target) }),
  LicenseRecognitionResult: frames({ PlateInfo: list(target) }),
});

const splitVideoInfoResult = node({
  TimeInfo: list(node({ Index: integer, PartBegin: number, PartEnd: number })),
});

/** Times are those of the examined video and of the one in the library that it resembles. */
const dnaResult = node({
  VideoId: text,
  Duration: number,
  Detection: list(
    node({
      VideoId: text,
      Similar: number,
      SimilarDuration: number,
      Duration: number,
      MatchDetail: list(
        node({ MatchStartTime: number, MatchEndTime: number, SrcStartTime: number, SrcEndTime: number }),
      ),
      Audio: node({ Similar: number }),
    }),
  ),
});

/** As submitted: the person in it, in front of another background. */
const segmentVideoBody = node({
  Mode: text,
  SegmentType: text,
  BackgroundRed: text,
  BackgroundGreen: text,
  BackgroundBlue: text,
  BackgroundLogoUrl: text,
  BinaryThreshold: text,
  RemoveRed: text,
  RemoveGreen: text,
  RemoveBlue: text,
});

/** Tags that tell what a video shows or how good it is. */
export const videoAnalysisTags = {
  QualityEstimate: {
    nodes: { ...mediaNodes, QualityEstimateConfig: qualityEstimateConfig, QualityEstimate: qualityEstimate },
    source: 'intlcloud-documents 媒体处理任务回调/视频质量评分',
    published: true,
  },
  VideoTag: {
    nodes: { VideoTag: node({ Scenario: text, Text: text }), VideoTagResult: videoTagResult },
    source: 'intlcloud-documents 媒体处理任务回调/视频标签',
    published: true,
  },
  VideoTargetRec: {
    nodes: { ...mediaNodes, VideoTargetRec: videoTargetRec, VideoTargetRecResult: videoTargetRecResult },
    source: 'qcloud-documents 任务回调/视频目标检测; cos-go-sdk-v5 ci_media.go',
    published: true,
  },
  SegmentVideoBody: {
    nodes: { ...mediaNodes, SegmentVideoBody: segmentVideoBody },
    source: 'qcloud-documents 任务回调/视频人像抠图',
    published: true,
  },
  SplitVideoParts: {
    nodes: {
      SplitVideoParts: node({ Mode: text }),
      SplitVideoInfoResult: splitVideoInfoResult,
    },
    source: 'qcloud-documents 任务回调/视频拆条',
    published: true,
  },
  // One result under two names: DnaResult in the Go SDK, DNAResult in the Java SDK.
  DNA: {
    nodes: { DnaConfig: dnaConfig, DnaResult: dnaResult, DNAResult: dnaResult },
    source: 'cos-go-sdk-v5 ci_media.go; cos-java-sdk-v5 DNAResult.java',
    published: false,
  },
} as const satisfies TagGroup;
