import type { SinkSettings } from '../configuration/sink-settings';
import type { Environment } from '../configuration/variables';
import { cosStore } from './cos/cos-store';
import { fileStore } from './file/file-store';
import type { ObjectStore } from './object-store';
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
  throw new Error(`not yet: ${settings.name} ${typeof environment}`);
}

/** The execution role's temporary keys: cloud.tencent.com/document/product/583/32748. */
export function roleCredentials(environment: Environment) {
  return {
    secretId: environment['TENCENTCLOUD_SECRETID'],
    secretKey: environment['TENCENTCLOUD_SECRETKEY'],
    sessionToken: environment['TENCENTCLOUD_SESSIONTOKEN'],
  };
}
