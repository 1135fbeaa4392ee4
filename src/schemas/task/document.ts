import { integer, list, node, text } from '../schema';
import type { TagGroup } from './job';
import { docAigcMetadata, docWatermark } from './parameters/marks';

/** As submitted. The codes (PaperSize, SheetId …) stay text; EndPage -1 is the last page. */
const docProcess = node({
  SrcType: text,
  TgtType: text,
  SheetId: text,
  StartPage: integer,
  EndPage: integer,
  ImageParams: text,
  DocPassword: text,
  Comments: text,
  PaperDirection: text,
  PaperSize: text,
  Quality: integer,
  Zoom: integer,
  ImageDpi: text,
  PageRanges: text,
  PicPagination: text,
  DocWatermark: docWatermark,
});

const docProcessResult = node({
  TaskId: text,
  TgtType: text,
  TotalPageCount: integer,
  SuccPageCount: integer,
  FailPageCount: integer,
  TotalSheetCount: integer,
  PageInfo: list(node({ PageNo: integer, TgtUri: text, 'X-SheetPics': integer, PicIndex: integer, PicNum: integer })),
  WatermarkInfo: node({ Size: integer, Etag: text }),
});

const docWatermarkResult = node({ Size: integer, TotalPageCount: integer, Etag: text });

/** Tags about documents. */
export const documentTags = {
  DocProcess: {
    nodes: { DocProcess: docProcess, DocProcessResult: docProcessResult },
    source: 'cos-java-sdk-v5 CICommonDemo.java; api/1545/65203',
    published: true,
  },
  DocWatermark: {
    nodes: { DocWatermark: docWatermark, DocWatermarkResult: docWatermarkResult },
    source: 'cos-go-sdk-v5 ci_doc.go',
    published: false,
  },
  // No result node is published.
  DocAIGCMetadata: { nodes: { DocAIGCMetadata: docAigcMetadata }, source: 'cos-go-sdk-v5 ci_doc.go', published: false },
} as const satisfies TagGroup;
