import type { CredentialSource } from '../tencent/credentials';
import { objectSink } from './object-sink';
import type { NoteStore, ObjectStore } from './object-store';
import type { Sink } from './sink';
import type { ConfiguredSink, QueueOpening, StoreOpening } from './sink-definition';

/** Brings a store or a queue that is opened at its first use, and once; after a failure the next use tries again. */
export type OnUse<Opened> = () => Promise<Opened>;

function onUse<Opened>(open: OnUse<Opened>): OnUse<Opened> {
  let opening: Promise<Opened> | undefined;
  return async () => {
    opening ??= open();
    try {
      return await opening;
    } catch (error) {
      opening = undefined;
      throw error;
    }
  };
}

/** The store of a sink, and the sink that writes to it. */
export function openStore(
  { name, open }: StoreOpening & Pick<ConfiguredSink, 'name'>,
  credentials: CredentialSource,
): { readonly store: OnUse<ObjectStore & NoteStore>; readonly sink: Sink } {
  const store = onUse(() => open(credentials));
  return { store, sink: objectSink(name, store) };
}

/** The sink of a queue. */
export function openQueue(
  { name, maxRecordBytes, open }: QueueOpening & Pick<ConfiguredSink, 'name'>,
  credentials: CredentialSource,
): Sink {
  let opened: Sink | undefined;
  const queue = onUse(async () => (opened = await open(credentials)));
  return {
    name,
    maxRecordBytes,
    write: async (record, deadline) => await (await queue()).write(record, deadline),
    close: () => opened?.close?.(),
  };
}

/** Where dead letters go. In a store the first letter of a body stays: its re-sends say nothing new. */
export function openDeadLetters(configured: ConfiguredSink, credentials: CredentialSource): Sink {
  return configured.kind === 'queue' ? openQueue(configured, credentials) : openStore(configured, credentials).sink;
}
