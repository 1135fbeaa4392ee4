import { integer, list, map, node, text } from '../schema';
import { imageOcr } from './image-ocr';
import { job } from './job';

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
export const pictureTasks = {
  PicProcess: job('PicProcess', {
    PicProcess: node({ IsPicInfo: text, ProcessRule: text }),
    PicProcessResult: picProcessResult,
  }),
  ImageInspect: job('ImageInspect', { ImageInspectResult: imageInspectResult }),
  PosterProduction: job('PosterProduction', { PosterProduction: node({ TemplateId: text, Info: map(text) }) }),
  ImageOCR: job('ImageOCR', { Detection: imageOcr }),
} as const;
