/** A kind of queue of Cloud Infinite. Its pages: document/product/436 and 1045, “队列接口”. */
export interface QueueKind {
  /** For people, and for `--json`. */
  readonly name: string;
  /** Where it is listed; with `/<id>` behind it, where one is changed. */
  readonly path: string;
  /** `false`: its page knows no `ResultFormat`, and wants the id in the body too. */
  readonly isModern: boolean;
  /** Characters that the callback URL may have, if a page says so. */
  readonly longestUrl: number;
}

const modern = { isModern: true, longestUrl: Infinity };
const older = { isModern: false, longestUrl: 100 };

export const QUEUE_KINDS: readonly QueueKind[] = [
  { ...modern, name: 'media', path: 'queue' },
  { ...modern, name: 'picture', path: 'picqueue' },
  { ...modern, name: 'ai', path: 'ai_queue' },
  { ...older, name: 'speech', path: 'asrqueue' },
  { ...older, name: 'document', path: 'docqueue' },
  { ...modern, name: 'file', path: 'file_queue' },
];
