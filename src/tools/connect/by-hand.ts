/** What has a callback that the API cannot set, and what to do about it, one sentence each. */
export const BY_HAND: readonly string[] = [
  'Automatic moderation has a callback of its own, which no API sets. In the console: 存储桶列表 (Bucket List) → the bucket → ' +
    '数据万象 (Cloud Infinite) → 内容审核 (Content Moderation) → 自动审核 (Automatic Moderation) → the kind of content → ' +
    '回调设置 (Callback): write the URL there. It can take 30 minutes to have an effect.',
  'A moderation job that you submit has its own: Conf.Callback of the request.',
  'A job that is submitted with CallBack uses that URL, and not the one of its queue; `no` there means that none is sent.',
];
