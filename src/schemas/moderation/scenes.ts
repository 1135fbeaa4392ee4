import { integer, list, node, number, part, text } from '../schema';
import type { NodeSchema, Schema } from '../schema';

/** In pixels of the examined picture; Rotate in degrees. */
const Location = part(
  'ModerationLocation',
  node({ X: number, Y: number, Width: number, Height: number, Rotate: number }),
);

const OcrResult = part('ModerationOcrResult', node({ Text: text, Keywords: list(text), SubLabel: text, Location }));

const ObjectResult = part('ModerationObjectResult', node({ Name: text, SubLabel: text, Location }));

/** A hit in a library: of pictures (ImageId, Score) or of words (LibType, LibName, Keywords). */
const LibResult = part(
  'ModerationLibResult',
  node({ ImageId: text, Score: number, LibType: number, LibName: text, Keywords: list(text) }),
);

/** What was heard between two moments, in milliseconds: a voice, a sound, a language. */
export const HeardResult = part(
  'ModerationHeardResult',
  node({ Label: text, Score: number, StartTime: number, EndTime: number }),
);

/** Where a text was hit: by which words of which library, from which character to which. */
const HitInfo = part(
  'ModerationHitInfo',
  node({ Type: text, Keywords: text, LibName: text, Positions: list(node({ Start: integer, End: integer })) }),
  'cos-go-sdk-v5 ci.go TextAuditingJobDetail',
);

const sceneNodes = {
  Code: integer,
  Msg: text,
  HitFlag: integer,
  Score: number,
  Count: integer,
  Label: text,
  Category: text,
  SubLabel: text,
  OcrResults: list(OcrResult),
  ObjectResults: list(ObjectResult),
  LibResults: list(LibResult),
  HitInfos: list(HitInfo),
  SpeakerResults: list(HeardResult),
  RecognitionResults: list(HeardResult),
} as const;

/** What one scene found. Pictures and sections carry `Score`; the sums over a video carry `Count`. */
const SceneResult = part('SceneResult', node({ ...sceneNodes, Keywords: list(text) }));

/** What one scene found in a text, which has its keywords in one text, with commas between them. */
const TextSceneResult = part('TextSceneResult', node({ ...sceneNodes, Keywords: text }));

/** The scenes that the vendor has named so far; the next one is kept as an unknown node. */
const scenesOf = <const S extends Schema>(result: S) =>
  ({
    PornInfo: result,
    TerrorismInfo: result,
    PoliticsInfo: result,
    AdsInfo: result,
    IllegalInfo: result,
    AbuseInfo: result,
    TeenagerInfo: result,
    QualityInfo: result,
  }) as const;

const scenes = scenesOf(SceneResult);
// The last two are examined in texts alone.
const textScenes = { ...scenesOf(TextSceneResult), ValueInfo: TextSceneResult, SpamInfo: TextSceneResult } as const;

/** A node that scenes sit in, in the detail form. */
export const sceneNode = <const P extends NodeSchema['properties'], const R extends keyof P & string = never>(
  properties: P,
  required: readonly R[] = [],
): {
  readonly type: 'object';
  readonly properties: P & typeof scenes;
  readonly required: readonly NoInfer<R>[];
} => node({ ...properties, ...scenes }, required);

/** A node that the scenes of a text sit in. */
export const textSceneNode = <const P extends NodeSchema['properties'], const R extends keyof P & string = never>(
  properties: P,
  required: readonly R[] = [],
): {
  readonly type: 'object';
  readonly properties: P & typeof textScenes;
  readonly required: readonly NoInfer<R>[];
} => node({ ...properties, ...textScenes }, required);
