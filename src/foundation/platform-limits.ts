/** The most that a synchronous event, and its result, may hold as JSON, in bytes: cloud.tencent.com/document/product/583/11637. */
export const MOST_EVENT_BYTES = 6 * 1024 * 1024;
