import { readCallback } from '../callback/read-callback';
import type { Configuration } from '../configuration/configuration';
import type { Confirmation } from '../confirmation/confirmation';
import type { CredentialSource } from '../tencent/credentials';

/** With `CONFIRM=on`: what asks Cloud Infinite, loaded at its first use. It reads answers by the reader that is here already. */
export function confirmationOnUse(
  { confirm, cloudInfinite }: Configuration,
  credentials: CredentialSource,
): Confirmation | undefined {
  if (!confirm) return undefined;
  let opened: Confirmation | undefined;
  return {
    confirm: async (jobs, deadline) => {
      const { openConfirmation } = await import('../confirmation/confirmation');
      opened ??= openConfirmation(cloudInfinite, credentials, (tree) => readCallback(tree).jobs);
      return await opened.confirm(jobs, deadline);
    },
  };
}
