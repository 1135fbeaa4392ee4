import { integer, list, number, part, text } from '../schema';
import { HeardResult, sceneNode, textSceneNode } from './scenes';

/** The verdict on a whole job or on a part of it. 0 normal, 1 sensitive, 2 suspected. */
export const verdict = {
  Result: integer,
  // Documents and web pages call the same number by this name.
  Suggestion: integer,
  Label: text,
  SubLabel: text,
  Category: text,
  Score: number,
} as const;

/** A frame of a video or live stream; SnapshotTime in milliseconds. */
export const Snapshot = part(
  'ModerationSnapshot',
  sceneNode({ ...verdict, Url: text, Text: text, SnapshotTime: number }),
);

/** A stretch of sound; OffsetTime and Duration in milliseconds. */
export const AudioSection = part(
  'ModerationAudioSection',
  sceneNode({
    ...verdict,
    Url: text,
    Text: text,
    OffsetTime: number,
    Duration: number,
    LanguageResults: list(HeardResult),
    SpeakerResults: list(HeardResult),
    RecognitionResults: list(HeardResult),
  }),
);

/** A stretch of text, by the byte it begins at. */
export const TextSection = part('ModerationTextSection', textSceneNode({ ...verdict, StartByte: integer, Text: text }));

/** A page of a document, or a sheet of a table. */
export const PageResult = part(
  'ModerationPageResult',
  sceneNode({ ...verdict, Url: text, Text: text, PageNumber: integer, SheetNumber: integer }),
);

const webPageNodes = { ...verdict, Url: text, Text: text, PageNumber: integer, SheetNumber: integer } as const;

/** A picture of a web page. */
export const WebPageImage = part('ModerationWebPageImage', sceneNode(webPageNodes));

/** A stretch of text of a web page. */
export const WebPageText = part('ModerationWebPageText', textSceneNode(webPageNodes));
