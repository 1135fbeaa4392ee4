import { readCallback } from '../../../callback/read-callback';
import { readConfiguration } from '../../../configuration/configuration';
import { createHandler } from '../../../function/receive';
import type { MainHandler } from '../../../trigger/http-response';
import { parseBody } from '../../../parse/body';
import type { SchemaName } from '../../../schemas/root-schemas';
import type { Sink } from '../../../sinks/sink';
import { validate } from '../../../validation/ajv';

/** The whole handler over `sinks` sinks that confirm at once and keep nothing. */
export function receiver(sinks: number): MainHandler {
  const destinations = Array.from({ length: sinks }, (_, index) => forgetfulSink(`sink-${index}`));
  return createHandler({
    configuration: readConfiguration({ AUTH: 'none', SINKS: 'file' }),
    plan: { stores: destinations.map((sink) => ({ sink, wants: () => true })), queues: [], ledger: undefined },
    deadLetters: forgetfulSink('dead-letters'),
    log: () => undefined,
  });
}

/** Only the validation of a task callback, again and again. */
export function validation(body: string): () => void {
  const { jobs } = readCallback(parseBody(Buffer.from(body)).tree);
  return () => {
    // A job that was accepted as a task has the schema of its name.
    for (const { name, data } of jobs) validate(`task/${name}` as SchemaName, data);
  };
}

function forgetfulSink(name: string): Sink {
  return { name, write: ({ key }) => Promise.resolve({ outcome: 'written', location: key }) };
}
