import type { MainHandler } from '../../../trigger/http-response';
import { loadModule } from './load-function';

/** The subjects, each loaded from a bundle of its own, so that none warms up a module of another. */
export interface Subjects {
  readonly receiver: (sinks: number) => MainHandler;
  readonly validation: (body: string) => () => void;
  readonly parseAlone: (xml: string) => unknown;
  readonly naiveRecords: (xml: string) => Promise<unknown>;
}

/** What the bundles export is what `Subjects` says, by the names of the files in `subjects/`. */
export function loadedSubjects(folder: string): Subjects {
  const { receiver, validation } = loadModule(`${folder}/receiver/index.js`) as Subjects;
  const { parseAlone } = loadModule(`${folder}/xml-alone.js`) as Subjects;
  const { naiveRecords } = loadModule(`${folder}/naive-records.js`) as Subjects;
  return { receiver, validation, parseAlone, naiveRecords };
}

/** Calls a handler as the platform would, and is not content with any answer but 200. */
export async function accepted(handler: MainHandler, event: object): Promise<void> {
  const { statusCode, body } = await handler(event, { request_id: 'bench', time_limit_in_ms: 600_000 });
  if (statusCode !== 200) throw new Error(`The handler answered ${statusCode}: ${body}`);
}
