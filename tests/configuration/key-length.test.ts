import path from 'node:path';
import fc from 'fast-check';
import { readConfiguration } from '../../src/configuration/configuration';
import { createDeadLetter, deadLetterRecord } from '../../src/delivery/dead-letter';
import { CallbackError } from '../../src/foundation/errors';
import { createRecord } from '../../src/records/record';
import type { Environment } from '../../src/schemas/variable';
import { TOKEN } from '../support/builders/events';
import { jobOf } from '../support/builders/jobs';
import { refusalOf } from '../support/builders/refusal';

const COS = { COS_BUCKET: 'results-1250000000', COS_REGION: 'ap-guangzhou' };
const DEFAULT_KEY = '{name}/{yyyy}/{mm}/{dd}/{id}.{state}.json';

const issuesOf = (environment: Environment) =>
  refusalOf(() => readConfiguration({ CALLBACK_TOKEN: TOKEN, ...environment })).issues;
const accepts = (environment: Environment) => {
  expect(() => readConfiguration({ CALLBACK_TOKEN: TOKEN, ...environment })).not.toThrow();
};

const LONG = 'x'.repeat(100);
const LONGEST = { kind: 'moderation', name: LONG, id: LONG, state: LONG, part: '0123456789abcdef' } as const;
/** Jobs whose values are as long as a value can be in a key: one with a date, one without. */
const JOBS = [jobOf(LONGEST), jobOf({ ...LONGEST, createdAt: undefined, endedAt: undefined })];

const longestRecordKey = (objectKey: string, objectPrefix = 'cloud-infinite') =>
  Math.max(...JOBS.map((job) => createRecord(job, { objectPrefix, objectKey }).inConflict().key.length));

describe('the longest key of a record', () => {
  it('is as long as COS takes, and not a byte longer', () => {
    const padding = 'p'.repeat(850 - longestRecordKey(`/${DEFAULT_KEY}`));
    accepts({ ...COS, OBJECT_KEY: `${padding}/${DEFAULT_KEY}` });
    expect(issuesOf({ ...COS, OBJECT_KEY: `${padding}p/${DEFAULT_KEY}` })).toEqual([
      {
        path: 'OBJECT_KEY',
        message: expect.stringMatching(
          /^OBJECT_KEY is too long: a key could have 851 bytes, and a name .* \d+; the cos sink takes 850 and 850\.$/,
        ) as string,
      },
    ]);
  });

  it('has no name that is longer than a file system takes', () => {
    const longestName = (template: string) =>
      Math.max(
        ...JOBS.map(
          (job) => path.basename(createRecord(job, { objectPrefix: 'a', objectKey: template }).inConflict().key).length,
        ),
      );
    const padding = 'p'.repeat(255 - longestName('{id}.{state}'));
    accepts({ OBJECT_KEY: `${padding}{id}.{state}` });
    expect(issuesOf({ OBJECT_KEY: `${padding}p{id}.{state}` })).toEqual([
      {
        path: 'OBJECT_KEY',
        message: expect.stringMatching(/a name between its slashes 256; the file sink takes \d+ and 255\.$/) as string,
      },
    ]);
  });

  it('counts the folder of the file sink', () => {
    const folders = (bytes: number) => `${'d'.repeat(199)}/`.repeat(20).slice(0, bytes);
    const FILE_DIRECTORY = `/${'鹿'.repeat(30)}`;
    const fits = 4095 - Buffer.byteLength(`${FILE_DIRECTORY}/`) - longestRecordKey(DEFAULT_KEY, '');
    accepts({ FILE_DIRECTORY, OBJECT_PREFIX: `${folders(fits - 1)}e` });
    expect(issuesOf({ FILE_DIRECTORY, OBJECT_PREFIX: `${folders(fits)}e` }).map(({ path: name }) => name)).toEqual([
      'OBJECT_KEY',
    ]);
  });

  it('is nothing to a queue', () => {
    const rabbitMq = {
      SINKS: 'rabbitmq',
      RABBITMQ_URL: 'amqps://u:p@h',
      RABBITMQ_ROUTING_KEY: 'q',
      DEAD_LETTERS: 'cos',
    };
    accepts({ ...COS, ...rabbitMq, OBJECT_KEY: `${'p'.repeat(900)}/{id}.{state}` });
  });

  it('is exceeded by no job', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(text, text, text, fc.boolean(), (name, id, state, dated) => {
        const job = jobOf({
          name,
          id,
          state,
          part: '0123456789abcdef',
          ...(!dated && { createdAt: undefined, endedAt: undefined }),
        });
        for (const objectKey of [DEFAULT_KEY, 'a-{yyyy}.{mm}/{kind}/{id}.{state}']) {
          const { key } = createRecord(job, { objectPrefix: 'a', objectKey }).inConflict();
          expect(key.length).toBeLessThanOrEqual(longestRecordKey(objectKey, 'a'));
        }
      }),
    );
  });
});

it('the longest key of a dead letter is as long as COS takes, and not a byte longer', () => {
  const letter = createDeadLetter(
    { headers: {}, body: '', isBase64: false },
    { requestId: 'r1', error: new CallbackError('xml_malformed', 'no'), sinks: [] },
  );
  const key = deadLetterRecord(letter, '').inConflict?.().key ?? '';
  const most = 850 - key.length;
  // Its records have longer keys, so they go elsewhere.
  const elsewhere = { ...COS, SINKS: 'rabbitmq', RABBITMQ_URL: 'amqps://u:p@h', RABBITMQ_ROUTING_KEY: 'q' };
  accepts({ ...elsewhere, OBJECT_PREFIX: 'p'.repeat(most) });
  expect(issuesOf({ ...elsewhere, OBJECT_PREFIX: 'p'.repeat(most + 1) })).toEqual([
    { path: 'OBJECT_PREFIX', message: expect.stringContaining('a key could have 851 bytes') as string },
  ]);
});
