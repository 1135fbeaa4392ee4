import type { Configuration } from '../configuration/configuration';
import type { SinkSettings } from '../configuration/sink-settings';
import type { Environment } from '../configuration/variables';
import { createQueue, createStore, isStore } from '../sinks/create-sinks';
import { firstWriteSink, objectSink } from '../sinks/object-sink';
import type { Sink } from '../sinks/sink';
import { parseFilter } from './filter';
import { objectLedger } from './ledger';
import type { DeliveryPlan, Destination } from './plan';

/** Puts the configured sinks in the order in which they are written. `environment` is asked for credentials at every write. */
export function createPlan({ sinks, objectPrefix }: Configuration, environment: () => Environment): DeliveryPlan {
  const stores: Destination[] = [];
  const queues: Destination[] = [];
  let ledger: DeliveryPlan['ledger'];
  for (const { settings, filter } of sinks) {
    const wants = parseFilter(filter);
    if (isStore(settings)) {
      const store = createStore(settings, environment);
      stores.push({ sink: objectSink(store), wants });
      // The bucket, if there is one: a folder is for development.
      if (ledger === undefined || settings.name === 'cos') ledger = objectLedger(store, objectPrefix);
    } else {
      queues.push({ sink: createQueue(settings, environment), wants });
    }
  }
  return { stores, queues, ledger };
}

/** Where dead letters go. In a store the first letter of a body stays: its re-sends say nothing new. */
export function createDeadLetterSink(settings: SinkSettings, environment: () => Environment): Sink {
  return isStore(settings) ? firstWriteSink(createStore(settings, environment)) : createQueue(settings, environment);
}
