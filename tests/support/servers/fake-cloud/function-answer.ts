import type { CloudRequest } from './cloud-request';
import { deployedInstance } from './deployment-request';

/** The status of the deployed function for a test request of the console: 200 with a token that it was deployed with, else 401. */
export function functionStatus({ path, fields }: CloudRequest, requests: readonly CloudRequest[]): number {
  const { environment } = deployedInstance(requests).inputs as {
    readonly environment: { readonly variables: Readonly<Record<string, string>> };
  };
  const { CALLBACK_TOKEN, CALLBACK_TOKEN_PREVIOUS } = environment.variables;
  if (![CALLBACK_TOKEN, CALLBACK_TOKEN_PREVIOUS].includes(path.slice(1))) return 401;
  // Anything else would become a dead letter.
  return fields.get('message') === 'Test request when setting callback url' ? 200 : 400;
}
