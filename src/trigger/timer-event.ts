/**
 * The message of the event of SCF's timer trigger, which is empty when none was set; `undefined` for any other event. What has a
 * `httpMethod` is a request, whatever else it has. Shape: cloud.tencent.com/document/product/583/9708.
 */
export function timerMessage(event: unknown): string | undefined {
  if (typeof event !== 'object' || event === null || 'httpMethod' in event) return undefined;
  const { Type: type, Message: message = '' } = event as Readonly<Record<string, unknown>>;
  return type === 'Timer' && typeof message === 'string' ? message : undefined;
}
