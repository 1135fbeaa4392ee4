import { readCallback } from '../../../src/callback/read-callback';
import { ciClient } from '../../../src/cloud-infinite/ci-client';
import type { CiClient } from '../../../src/cloud-infinite/ci-client';
import { ciSettings } from '../../../src/cloud-infinite/ci-settings';
import { confirmation } from '../../../src/confirmation/confirmation';
import type { CloudEvent } from '../../../src/records/cloud-event';
import { ACCOUNT } from '../servers/cos-account';
import { startCloudInfinite } from '../servers/cloud-infinite/cloud-infinite';
import type { CloudInfinite } from '../servers/cloud-infinite/cloud-infinite';
import { CONTEXT, receiver } from './receiver';
import type { Receiver } from './receiver';
import { functionUrlEvent } from './events';
import { memorySink } from './sinks';
import type { MemorySink } from './sinks';

/** The bucket of the samples. */
export const BUCKET = 'examplebucket-1250000000';
export const REGION = 'ap-chongqing';

export const startAsked = (bucket = BUCKET): Promise<CloudInfinite> =>
  startCloudInfinite({ bucket, region: REGION, account: ACCOUNT });

/** A client that waits for no turn, so that a test may ask as much as it likes. */
export function clientOf({ bucket, region, endpoint }: CloudInfinite): CiClient {
  const { tokenHeader } = ciSettings({});
  return ciClient(
    { bucket, region },
    { endpoint, tokenHeader, credentials: () => ACCOUNT, throttle: () => Promise.resolve(true) },
  );
}

export interface ConfirmingReceiver extends Receiver {
  readonly sink: MemorySink;
  /** The answer's status and code to a body. */
  readonly send: (body: string, context?: object) => Promise<{ readonly status: number; readonly code?: string }>;
  /** The issues of the error of the last call, as the log has them. */
  readonly issues: () => readonly string[];
  /** Every record that is stored. */
  readonly records: () => readonly CloudEvent[];
}

/** A receiver that asks these servers about every job. */
export function confirmingReceiver(...servers: readonly CloudInfinite[]): ConfirmingReceiver {
  const sink = memorySink();
  const clients = servers.map(clientOf);
  const buckets = servers.map(({ bucket, region }) => ({ bucket, region }));
  const made = receiver({
    sinks: [sink],
    configuration: { cloudInfinite: { ...ciSettings({}), buckets }, maxBodyBytes: 1_000_000 },
    confirmation: confirmation(clients, (tree) => readCallback(tree).jobs),
  });
  return {
    ...made,
    sink,
    send: async (body, context = CONTEXT) => {
      const { statusCode, body: answer } = await made.handler(functionUrlEvent(body), context);
      const { error } = JSON.parse(answer) as { readonly error?: { readonly code: string } };
      return { status: statusCode, ...(error && { code: error.code }) };
    },
    issues: () => {
      const line = made.lines.at(-1);
      return line && 'jobs' in line ? (line.error?.issues ?? []).map(({ message }) => message) : [];
    },
    records: () => [...sink.stored.values()].map((text) => JSON.parse(text) as CloudEvent),
  };
}
