import { within } from '../foundation/deadline';
import { CallbackError } from '../foundation/errors';

/** A connection from the moment it is begun. */
export interface Connection<Client> {
  /** Resolves when the client can be used; rejects when it never will be. */
  readonly ready: Promise<Client>;
  isBroken(): boolean;
  /** Ends it at once, opened or not, and makes it broken. May be called again. */
  end(): void;
}

export interface SharedConnection<Client> {
  /** Rejects with what `work` or opening the connection rejected with, or after `timeoutMs`. */
  use<Result>(work: (client: Client) => Promise<Result>, timeoutMs: number): Promise<Result>;
  end(): void;
}

/**
 * One connection for all that use it at a time and for later invocations: opened when it is needed and there is none,
 * ended after an error that `survives` does not say it survives.
 */
export function sharedConnection<Client>(
  open: () => Connection<Client>,
  survives: (error: unknown) => boolean,
): SharedConnection<Client> {
  let current: Connection<Client> | undefined;
  return {
    async use(work, timeoutMs) {
      if (current === undefined || current.isBroken()) current = open();
      const connection = current;
      try {
        return await within(timeoutMs, connection.ready.then(work), () => noConfirmation(timeoutMs));
      } catch (error) {
        if (!survives(error)) connection.end();
        throw error;
      }
    },
    end() {
      current?.end();
      current = undefined;
    },
  };
}

function noConfirmation(timeoutMs: number): CallbackError {
  return new CallbackError('sink_failed', `no confirmation within ${Math.round(timeoutMs)} ms`);
}
