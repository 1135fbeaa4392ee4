import { integer, list, map, node, part, text } from './schema';
import { cosHeaders } from './task/common';
import { imageOcr } from './task/image-ocr';

/** A node of the plan, as an answer to a query has it: what was set in the console. */
const planNode = node({
  Type: text,
  Input: node({
    QueueId: text,
    ObjectPrefix: text,
    NotifyConfig: node({ State: text, Url: text, Event: text, Type: text, ResultFormat: text }),
    ExtFilter: node({ State: text, Audio: text, Custom: text, CustomExts: text, AllFile: text }),
  }),
  Operation: node({
    TemplateId: text,
    TranscodeTemplateId: text,
    WatermarkTemplateId: list(text),
    Output: node({
      Region: text,
      Bucket: text,
      Object: text,
      SpriteObject: text,
      AuObject: text,
      BassObject: text,
      DrumObject: text,
    }),
  }),
});

const objectInfo = node({
  ObjectName: text,
  ObjectUrl: text,
  InputObjectName: text,
  Code: text,
  Message: text,
  ImageOcrResult: imageOcr,
});

/** What one node of the workflow wrote; newer bodies only. */
const resultInfo = node({
  ObjectCount: integer,
  SpriteObjectCount: integer,
  ObjectInfo: list(objectInfo),
  SpriteObjectInfo: list(objectInfo),
});

/** One node of the workflow. A job's own callback carries the same JobId, and the workflow's RunId. */
const workflowTask = node({
  Type: text,
  Name: text,
  JobId: text,
  State: text,
  Code: text,
  Message: text,
  CreateTime: text,
  StartTime: text,
  EndTime: text,
  TemplateId: text,
  TemplateName: text,
  TranscodeTemplateId: text,
  TranscodeTemplateName: text,
  HdrMode: text,
  ResultInfo: resultInfo,
});

/**
 * One instance of a workflow.
 * Nothing is required: the skeleton published in 2020 has every node empty, and empty is absent.
 * Times have a space where those of a task have a `T`: `2022-08-09 14:54:17+0800`.
 */
export const workflowExecution = part(
  'WorkflowExecution',
  node({
    RunId: text,
    WorkflowId: text,
    WorkflowName: text,
    State: text,
    BucketId: text,
    Object: text,
    CreateTime: text,
    CosHeaders: cosHeaders,
    Tasks: list(workflowTask),
    // Only in the answer to a query.
    Name: text,
    RequestId: text,
    // The names of its children are those of the nodes of the workflow.
    Topology: node({ Dependencies: map(text), Nodes: map(planNode) }),
  }),
  'intlcloud-documents 工作流接口/工作流回调; api/1045/50341; cos-go-sdk-v5 ci_media.go WorkflowExecution',
);
