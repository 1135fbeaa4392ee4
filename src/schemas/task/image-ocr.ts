import { integer, list, node, number, part, text } from '../schema';

const point = node({ X: number, Y: number });

const textDetection = node({
  DetectedText: text,
  Confidence: number,
  Polygon: list(point),
  ItemPolygon: list(node({ X: number, Y: number, Width: number, Height: number })),
  Words: list(
    node({
      Character: text,
      Confidence: number,
      WordCoordPoint: list(node({ WordCoordinate: list(point) })),
    }),
  ),
  WordPolygon: list(
    node({ LeftTop: list(point), RightTop: list(point), RightBottom: list(point), LeftBottom: list(point) }),
  ),
});

/** The text found in an image, and how it went. The angle of the text is spelt Angel. */
export const imageOcr = part(
  'ImageOcrDetection',
  node({
    Code: text,
    State: text,
    Message: text,
    InputObjectName: text,
    InputObjectUrl: text,
    ObjectName: text,
    ObjectUrl: text,
    TextDetections: list(textDetection),
    Language: text,
    Angel: number,
    PdfPageSize: integer,
  }),
  'cos-go-sdk-v5 ci_media.go',
);
