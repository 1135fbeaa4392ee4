import { integer, list, node, part, text } from './schema';
import { cosHeaders } from './task/common';
import { imageOcr } from './task/image-ocr';

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
  }),
  'intlcloud-documents 工作流接口/工作流回调; api/1045/50341',
);
