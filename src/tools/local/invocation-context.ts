import { randomUUID } from 'node:crypto';

export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The second argument of a handler, new at every invocation: cloud.tencent.com/document/product/583/9210.
 * There is no `getRemainingTimeInMillis`: no page or demo of the platform has it.
 */
export function invocationContext(variables: Variables, timeLimitMs: number): object {
  return {
    callbackWaitsForEmptyEventLoop: true,
    request_id: randomUUID(),
    time_limit_in_ms: timeLimitMs,
    memory_limit_in_mb: 128,
    function_name: 'local',
    function_version: '$LATEST',
    namespace: 'default',
    environment: JSON.stringify(variables),
    environ: Object.entries(variables)
      .map(([name, value]) => `${name}=${value ?? ''}`)
      .join(';'),
    tencentcloud_region: 'ap-guangzhou',
    tencentcloud_appid: '1250000000',
    tencentcloud_uin: '100000000000',
  };
}
