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
      WordCoordPoint: node({ WordCoordinate: list(point) }),
    }),
  ),
  WordPolygon: list(node({ LeftTop: point, RightTop: point, RightBottom: point, LeftBottom: point })),
});

/** The text found in an image. The angle of the text is spelt Angel. */
export const imageOcr = part(
  'ImageOcrDetection',
  node({ TextDetections: list(textDetection), Language: text, Angel: number, PdfPageSize: integer }),
  'cos-go-sdk-v5 ci_media.go',
);
