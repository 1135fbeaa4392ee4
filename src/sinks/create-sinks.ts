import type { Configuration, Environment } from '../configuration/configuration';
import { CallbackError } from '../foundation/errors';
import type { CosCredentials } from './cos/cos-credentials';
import { objectSink } from './object-sink';
import type { Sink } from './sink';

/** The sinks that the configuration names; the only place that knows which there are. */
export function createSinks(configuration: Configuration, environment: () => Environment): Sink[] {
  return configuration.sinks.map((name) => {
    switch (name) {
      case 'file':
        return loadedOnUse(name, async () => {
          const { fileStore } = await import('./file/file-store');
          return objectSink(fileStore(configuration.fileDirectory));
        });
      case 'cos': {
        const { cos } = configuration;
        if (!cos) throw new CallbackError('configuration_invalid', 'The cos sink needs COS_BUCKET and COS_REGION.');
        return loadedOnUse(name, async () => {
          const { cosStore } = await import('./cos/cos-store');
          return objectSink(cosStore({ ...cos, credentials: () => roleCredentials(environment()) }));
        });
      }
    }
  });
}

/** A client costs start-up time that a function without it, or one that only refuses, should not pay. */
function loadedOnUse(name: string, load: () => Promise<Sink>): Sink {
  let sink: Promise<Sink> | undefined;
  return {
    name,
    async write(record, deadline) {
      sink ??= load();
      return (await sink).write(record, deadline);
    },
  };
}

/** The execution role's temporary keys: cloud.tencent.com/document/product/583/32748. */
function roleCredentials(environment: Environment): CosCredentials {
  return {
    secretId: environment['TENCENTCLOUD_SECRETID'],
    secretKey: environment['TENCENTCLOUD_SECRETKEY'],
    sessionToken: environment['TENCENTCLOUD_SESSIONTOKEN'],
  };
}
