import { integer, list, map, node, part, text } from '../schema';
import { HeardResult, sceneNode, textSceneNode } from './scenes';
import { AudioSection, PageResult, Snapshot, TextSection, verdict, WebPageImage, WebPageText } from './sections';

/** Folder of the vendor pages, in github.com/tencentyun/intlcloud-documents. */
const PAGES = '数据万象/API 文档/内容审核';

/** The user whose content was examined, as the submission named them. */
const UserInfo = part(
  'ModerationUserInfo',
  node({
    TokenId: text,
    Nickname: text,
    DeviceId: text,
    AppId: text,
    Room: text,
    IP: text,
    Type: text,
    ReceiveTokenId: text,
    Gender: text,
    Level: text,
    Role: text,
  }),
);

/** The lists of accounts that were hit. */
const ListInfo = part(
  'ModerationListInfo',
  node({ ListResults: list(node({ ListType: integer, ListName: text, Entity: text })) }),
);

/** Where the copy of a live stream is in which what was hit is made unseen and unheard. */
const MaskInfo = part(
  'ModerationMaskInfo',
  node({
    RecordInfo: node({ Code: text, Message: text, Output: node({ Region: text, Bucket: text, Object: text }) }),
    LiveInfo: node({ StartTime: text, EndTime: text, Output: text }),
  }),
  'cos-go-sdk-v5 ci.go MaskInfo',
);

/** How an encrypted picture is read: Key and IV are secrets. */
const Encryption = part(
  'ModerationEncryption',
  node({ Algorithm: text, Key: text, IV: text, KeyId: text, KeyType: text }),
  'cos-go-sdk-v5 ci.go Encryption',
);

/** The scenes of a whole document or web page. */
const Labels = part('ModerationLabels', sceneNode({}));

/** What `JobsDetail` holds for every kind. Code and Message say why a job is in the State `Failed`. */
const job = {
  JobId: text,
  DataId: text,
  State: text,
  Code: text,
  Message: text,
  CreationTime: text,
  Object: text,
  Url: text,
  BucketId: text,
  Region: text,
  ...verdict,
  ForbidState: integer,
  // A map, unlike the Key/Value list of a task callback.
  CosHeaders: map(text),
  UserInfo,
  ListInfo,
  // Beside the job of an answer to a query.
  RequestId: text,
} as const;

const ALWAYS = ['JobId', 'State'] as const;

export const ReviewImage = part(
  'ReviewImage',
  sceneNode({ ...job, Text: text, CompressionResult: integer, Encryption }, ALWAYS),
  `${PAGES}/图片审核/图片审核回调内容`,
);

/** Live streams also report as `ReviewVideo`, several times for one job while its State is `Auditing`. */
export const ReviewVideo = part(
  'ReviewVideo',
  sceneNode(
    {
      ...job,
      Type: text,
      SnapshotCount: integer,
      Snapshot: list(Snapshot),
      AudioSection: list(AudioSection),
      MaskInfo,
    },
    ALWAYS,
  ),
  `${PAGES}/视频审核/视频审核回调内容; ${PAGES}/直播审核/直播审核回调内容`,
);

export const ReviewAudio = part(
  'ReviewAudio',
  sceneNode({ ...job, AudioText: text, LanguageResults: list(HeardResult), Section: list(AudioSection) }, ALWAYS),
  `${PAGES}/音频审核/音频审核回调内容`,
);

/** Content is Base64. */
export const ReviewText = part(
  'ReviewText',
  textSceneNode(
    { ...job, Content: text, ContextText: text, SectionCount: integer, Section: list(TextSection) },
    ALWAYS,
  ),
  `${PAGES}/文本审核/文本审核回调内容`,
);

export const ReviewDocument = part(
  'ReviewDocument',
  sceneNode({ ...job, PageCount: integer, Labels, PageSegment: node({ Results: list(PageResult) }) }, ALWAYS),
  `${PAGES}/文档审核/文档审核回调内容`,
);

export const ReviewHtml = part(
  'ReviewHtml',
  sceneNode(
    {
      ...job,
      PageCount: integer,
      HighlightHtml: text,
      Labels,
      ImageResults: node({ Results: list(WebPageImage) }),
      TextResults: node({ Results: list(WebPageText) }),
    },
    ALWAYS,
  ),
  `${PAGES}/网页审核/网页审核回调内容`,
);

/** A kind whose name begins with `Review` and is not known yet: what all kinds share is described, the rest is kept. */
export const UnknownReview = part('UnknownReview', sceneNode({ ...job, Labels }, ALWAYS));
