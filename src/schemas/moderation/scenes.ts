import { integer, list, node, number, part, text } from '../schema';
import type { NodeSchema } from '../schema';

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

/** What one scene found. Pictures and sections carry `Score`; the sums over a video or a text carry `Count`. */
const SceneResult = part(
  'SceneResult',
  node({
    HitFlag: integer,
    Score: number,
    Count: integer,
    Label: text,
    Category: text,
    SubLabel: text,
    // A text section joins its keywords with commas, an OCR result lists them: as a list, both are accepted.
    Keywords: list(text),
    OcrResults: list(OcrResult),
    ObjectResults: list(ObjectResult),
    LibResults: list(LibResult),
    SpeakerResults: list(HeardResult),
    RecognitionResults: list(HeardResult),
  }),
);

/** The scenes that the vendor has named so far; the next one is kept as an unknown node. */
const scenes = {
  PornInfo: SceneResult,
  TerrorismInfo: SceneResult,
  PoliticsInfo: SceneResult,
  AdsInfo: SceneResult,
  IllegalInfo: SceneResult,
  AbuseInfo: SceneResult,
  TeenagerInfo: SceneResult,
  QualityInfo: SceneResult,
} as const;

/** A node that scenes sit in, in the detail form. */
export const sceneNode = <const P extends NodeSchema['properties'], const R extends keyof P & string = never>(
  properties: P,
  required: readonly R[] = [],
): {
  readonly type: 'object';
  readonly properties: P & typeof scenes;
  readonly required: readonly NoInfer<R>[];
} => node({ ...properties, ...scenes }, required);
