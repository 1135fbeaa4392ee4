/** What has a callback that the API cannot set, and what to do about it, one sentence each. */
export const BY_HAND: readonly string[] = [
  'Automatic moderation has a callback of its own, which no API sets. In the console: 存储桶 (buckets) → the bucket → 数据万象 ' +
    '(Cloud Infinite) → 内容审核 (moderation) → 自动审核 (automatic) → the kind of content: write the URL there. ' +
    'It can take 30 minutes to have an effect.',
  'A moderation job that you submit has its own: Conf.Callback of its request.',
  'A task that is submitted with CallBack uses that URL, and not the one of its queue; with `no` there, none.',
];
