/** Bytes of a synchronous event, and of a result, as JSON: cloud.tencent.com/document/product/583/11637. */
export const MOST_EVENT_BYTES = 6 * 1024 * 1024;
