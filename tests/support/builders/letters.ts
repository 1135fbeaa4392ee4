import { createDeadLetter } from '../../../src/delivery/dead-letter';
import type { DeadLetter, FailedRequest } from '../../../src/delivery/dead-letter';
import { CallbackError } from '../../../src/foundation/errors';
import type { Content } from '../../../src/tools/redrive/letter-content';
import type { StoredFile } from '../../../src/tools/redrive/letters';

/** A JSON callback of jobs, each with what is given of it. */
export const callbackOf = (...jobs: Readonly<Record<string, unknown>>[]): string =>
  JSON.stringify({
    EventName: 'TaskFinish',
    JobsDetail: jobs.map((job) => ({ Tag: 'PicProcess', JobId: 'j1', State: 'Success', ...job })),
  });

/** What the console sends when a callback URL is saved. */
export const CONSOLE_TEST = '{"code":0,"message":"Test request when setting callback url","data":{"url":"x"}}';

interface LetterParts {
  readonly sinks?: readonly string[];
  readonly message?: string;
  readonly request?: Partial<FailedRequest>;
}

/** A letter of a callback that some sink did not confirm. */
export function letterOf(
  body: string,
  { sinks = [], message = 'COS was down.', request = {} }: LetterParts = {},
): DeadLetter {
  const error = new CallbackError('sink_failed', message);
  return createDeadLetter({ headers: {}, body, isBase64: false, ...request }, { requestId: 'r1', error, sinks });
}

/** A file of a place, with a list of those that were removed. */
export function storedFile(name: string, content: Content | Error, removed: string[] = []): StoredFile {
  return {
    name,
    location: `cos://bucket/${name}`,
    read: () => (content instanceof Error ? Promise.reject(content) : Promise.resolve(content)),
    remove: () => {
      removed.push(name);
      return Promise.resolve();
    },
  };
}
