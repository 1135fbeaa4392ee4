import { integer, list, map, node, text } from '../schema';
import { imageOcr } from './image-ocr';
import type { TagGroup } from './job';
import { imageInspect, imageOcrParameters, picProcess } from './parameters/analysis';
import { aigcMetadata } from './parameters/encoding';

const originalInfo = node({
  Key: text,
  Location: text,
  // Its value has quotation marks of its own. Etag in the callback, ETag in the Go SDK.
  Etag: text,
  ETag: text,
  ImageInfo: node({
    Format: text,
    Width: integer,
    Height: integer,
    Quality: integer,
    Orientation: integer,
    Ave: text,
    // Of a picture that moves.
    FrameCount: integer,
  }),
});

const processedImage = node({
  Key: text,
  Location: text,
  Etag: text,
  ETag: text,
  Format: text,
  Width: integer,
  Height: integer,
  Size: integer,
  Quality: integer,
  FrameCount: integer,
  AIGCMetadata: aigcMetadata,
});

/** Both published forms side by side: the callback page has the first three nodes, the Go SDK has UploadResult. */
const picProcessResult = node({
  ObjectName: text,
  OriginalInfo: originalInfo,
  ProcessResult: processedImage,
  UploadResult: node({ OriginalInfo: originalInfo, ProcessResults: node({ Object: list(processedImage) }) }),
});

const imageInspectResult = node({
  Code: text,
  State: text,
  Message: text,
  InputObjectName: text,
  InputObjectUrl: text,
  ProcessResult: node({
    PicSize: integer,
    PicType: text,
    Suspicious: text,
    SuspiciousBeginByte: integer,
    SuspiciousEndByte: integer,
    SuspiciousSize: integer,
    SuspiciousType: text,
    AutoProcessResult: node({ Code: text, Message: text }),
  }),
});

/** Tags about still pictures. */
export const pictureTags = {
  PicProcess: {
    nodes: {
      PicProcess: picProcess,
      PicProcessResult: picProcessResult,
    },
    source: 'Cloud Infinite "Task Callback", 2025-09-08',
    published: true,
  },
  ImageInspect: {
    nodes: { ImageInspect: imageInspect, ImageInspectResult: imageInspectResult },
    source: 'product/460/95990',
    published: true,
  },
  PosterProduction: {
    nodes: { PosterProduction: node({ TemplateId: text, Info: map(text) }) },
    source: 'cos-go-sdk-v5 ci_media.go',
    published: false,
  },
  ImageOCR: {
    nodes: { ImageOCR: imageOcrParameters, Detection: imageOcr },
    source: 'cos-go-sdk-v5 ci_media.go',
    published: false,
  },
} as const satisfies TagGroup;
