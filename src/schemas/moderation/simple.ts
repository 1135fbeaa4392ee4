import { integer, map, node, number, part, text } from '../schema';

/** What one scene found: images and audio carry `score`, videos and texts carry `count`. */
const SimpleSceneResult = part(
  'SimpleSceneResult',
  node({
    hit_flag: integer,
    score: number,
    count: integer,
    label: text,
    // Seen in politics_info up to 2021.
    face_name: text,
  }),
);

/** `result`: 0 normal, 1 sensitive, 2 suspected. `forbidden_status`: 2 means the object was moved. */
const data = {
  event: text,
  trace_id: text,
  data_id: text,
  url: text,
  result: integer,
  forbidden_status: integer,
  cos_headers: map(text),
  porn_info: SimpleSceneResult,
  terrorist_info: SimpleSceneResult,
  politics_info: SimpleSceneResult,
  ads_info: SimpleSceneResult,
  illegal_info: SimpleSceneResult,
  abuse_info: SimpleSceneResult,
  teenager_info: SimpleSceneResult,
  quality_info: SimpleSceneResult,
} as const;

/** The whole body of the `Simple` form, which does not differ between the kinds. `code` is 0, or the job failed. */
export const SimpleModeration = part(
  'SimpleModeration',
  node(
    {
      code: integer,
      message: text,
      data: node(data, ['event']),
    },
    ['code', 'data'],
  ),
  '数据万象/API 文档/内容审核/*/*回调内容',
);

/**
 * The whole body as it was up to 2021, and as the console still sends it to test a URL: the `Simple` form without
 * `event`, so nothing says which kind it is, and with a `trace_id` that may be empty.
 */
export const LegacyModeration = part(
  'LegacyModeration',
  node({ code: integer, message: text, data: node(data) }, ['code', 'data']),
  '万象优图2.0/操作指南/敏感内容审核; 万象优图2.0/操作指南/存储桶管理/内容审核/*',
);
