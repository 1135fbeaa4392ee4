import type { SinkSettings } from '../configuration/sink-settings';
import type { Environment } from '../configuration/variables';
import { cmqSink } from './cmq/cmq-sink';
import { cosStore } from './cos/cos-store';
import { fileStore } from './file/file-store';
import type { ObjectStore } from './object-store';
import { roleCredentials } from './role-credentials';
import type { Sink } from './sink';

type StoreSettings = Extract<SinkSettings, { readonly name: 'cos' | 'file' }>;
type QueueSettings = Exclude<SinkSettings, StoreSettings>;

export function isStore(settings: SinkSettings): settings is StoreSettings {
  return settings.name === 'cos' || settings.name === 'file';
}

/** This file and the settings are the only places that know which sinks there are. */
export function createStore(settings: StoreSettings, environment: () => Environment): ObjectStore {
  return settings.name === 'file'
    ? fileStore(settings.directory)
    : cosStore({ ...settings, credentials: () => roleCredentials(environment()) });
}

export function createQueue(settings: QueueSettings, environment: () => Environment): Sink {
  switch (settings.name) {
    case 'cmq':
      return cmqSink({ ...settings, credentials: () => roleCredentials(environment()) });
    case 'rabbitmq':
      return loadedOnUse(settings, async () => (await import('./rabbitmq/rabbitmq-sink')).rabbitMqSink(settings));
    case 'kafka':
      return loadedOnUse(settings, async () => (await import('./kafka/kafka-sink')).kafkaSink(settings));
  }
}

/** A big client is in a file of its own, which costs nothing until it is needed. */
function loadedOnUse({ name, maxBytes }: QueueSettings, load: () => Promise<Sink>): Sink {
  let loading: Promise<Sink> | undefined;
  return {
    name,
    maxRecordBytes: maxBytes,
    async write(record, deadline) {
      loading ??= load();
      return await (await loading).write(record, deadline);
    },
  };
}
