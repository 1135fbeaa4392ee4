import { integer, list, node, part, text } from '../schema';

/** The headers the object was uploaded with, and a few facts of the upload; only in what a workflow started. */
export const cosHeaders = part(
  'CosHeaders',
  list(node({ Key: text, Value: text })),
  'Task Callback, "Container node CosHeaders content"',
);

/** The object a job read. No child is guaranteed: Translation and DocProcess come without BucketId and Region. */
export const input = part(
  'Input',
  node({
    BucketId: text,
    Region: text,
    // Jobs on files name the bucket so.
    Bucket: text,
    Object: text,
    Url: text,
    Vod: node({ FileId: text, SubAppId: text }),
    Lang: text,
    Type: text,
    BasicType: text,
    CosHeaders: cosHeaders,
  }),
  'cos-go-sdk-v5 ci_media.go JobInput',
);

/** Where a job was told to write. A name keeps the placeholder it was submitted with: `${Number}`, `${Page}`, `${ext}`. */
export const output = part(
  'Output',
  node({
    Region: text,
    Bucket: text,
    Object: text,
    Force: text,
    SpriteObject: text,
    AuObject: text,
    BassObject: text,
    DrumObject: text,
    // The documentation names the object of a stream Output, the Go SDK names it Object.
    StreamExtract: list(node({ Index: integer, Output: text, Object: text })),
  }),
  'cos-go-sdk-v5 ci_media.go JobOutput; product/1045/73078',
);

/**
 * The workflow nodes that started the job; absent when the job was submitted through the API. Every published body has one,
 * the Go SDK reads several.
 */
export const workflow = part(
  'Workflow',
  list(node({ Name: text, RunId: text, WorkflowId: text, WorkflowName: text })),
  'Task Callback, "Container node Workflow content"; cos-go-sdk-v5 ci_media.go Workflow',
);
