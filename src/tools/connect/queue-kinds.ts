import type { Fields } from '../../tencent/header-signature';

/** A kind of queue of Cloud Infinite. Its pages: document/product/436 and 1045, “队列接口”. */
export interface QueueKind {
  /** For people, and for `--json`. */
  readonly name: string;
  /** Where it is listed; with `/<id>` behind it, where one is changed. */
  readonly path: string;
  /** What the list needs to be whole. */
  readonly query: Fields;
  /** `false`: its page knows no `ResultFormat`, and wants the id in the body too. */
  readonly isModern: boolean;
  /** Characters that the callback URL may have, if a page says so. */
  readonly longestUrl: number;
}

const modern = { query: {}, isModern: true, longestUrl: Infinity };
const older = { query: {}, isModern: false, longestUrl: 100 };

export const QUEUE_KINDS: readonly QueueKind[] = [
  // Without the category, the queue of fast transcoding is missing.
  { ...modern, name: 'media', path: 'queue', query: { category: 'CateAll' } },
  { ...modern, name: 'picture', path: 'picqueue' },
  { ...modern, name: 'ai', path: 'ai_queue' },
  { ...older, name: 'speech', path: 'asrqueue' },
  { ...older, name: 'document', path: 'docqueue' },
  { ...modern, name: 'file', path: 'file_queue' },
];
