import type { Variables } from '../processes';

/** A secret as `npm run token` makes them. */
export const TOKEN = 'bench-token-bench-token-bench-token-bench43';

/** The environment of a function that keeps records in a folder. */
export function fileVariables(folder: string): Variables {
  return { AUTH: 'none', SINKS: 'file', FILE_DIRECTORY: folder };
}

/** The environment of a function that keeps records in a bucket at `endpoint`, and wants `TOKEN` in its URL. */
export function cosVariables(endpoint: string): Variables {
  return {
    AUTH: 'token',
    CALLBACK_TOKEN: TOKEN,
    COS_BUCKET: 'results-1250000000',
    COS_REGION: 'ap-guangzhou',
    COS_ENDPOINT: endpoint,
    TENCENTCLOUD_SECRETID: 'bench-id',
    TENCENTCLOUD_SECRETKEY: 'bench-key',
    TENCENTCLOUD_SESSIONTOKEN: 'bench-token',
  };
}

/** What makes the same function ask Cloud Infinite, at `endpoint`, about the job of a callback before it is written. */
export function confirmVariables(endpoint: string): Variables {
  return { CONFIRM: 'on', CI_BUCKETS: 'examplebucket-1250000000@ap-chongqing', CI_ENDPOINT: endpoint };
}
