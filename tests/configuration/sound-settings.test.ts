import { readConfiguration } from '../../src/configuration/configuration';
import { soundSettings } from '../../src/configuration/sound-settings';
import type { Environment } from '../../src/schemas/variable';
import { TOKEN } from '../support/builders/events';
import { refusalOf } from '../support/builders/refusal';

const COS = { COS_BUCKET: 'results-1250000000', COS_REGION: 'ap-guangzhou' };
const SOUND = { CALLBACK_TOKEN: TOKEN, ...COS };

/** What is left of an environment that the configuration refuses. */
const leftOf = (environment: Environment) =>
  soundSettings(environment, refusalOf(() => readConfiguration(environment)).issues);

describe('what is left of a wrong configuration', () => {
  it.each([
    { what: 'a value of no matter to dead letters', change: { VALIDATION: 'loose' } },
    { what: 'a sink without its variables', change: { SINKS: 'cos,kafka' } },
    { what: 'a broken variable of another sink', change: { SINKS: 'cos,cmq', CMQ_QUEUE: '?' } },
    { what: 'a filter that is none', change: { COS_FILTER: 'nme=Transcode' } },
    { what: 'half a login of another sink', change: { KAFKA_USERNAME: 'me' } },
  ])('is enough to keep callbacks in COS, with $what', ({ change }) => {
    expect(leftOf({ ...SOUND, ...change })).toMatchObject({
      tokens: [TOKEN],
      deadLetters: { name: 'cos', settings: { bucket: COS.COS_BUCKET, region: COS.COS_REGION } },
      objectPrefix: 'cloud-infinite',
    });
  });

  it.each([
    { what: 'the bucket is wrong', change: { COS_BUCKET: 'results' } },
    { what: 'the region is missing', change: { COS_REGION: '' } },
    { what: 'the endpoint is wrong', change: { COS_ENDPOINT: 'ftp://cos' } },
    { what: 'the endpoint has no such port', change: { COS_ENDPOINT: 'https://example.com:99999' } },
    { what: 'it is not certain which sinks are meant', change: { SINKS: 's3', DEAD_LETTERS: 'cos' } },
    { what: 'it is not certain where they go', change: { DEAD_LETTERS: 's3' } },
    { what: 'it is not certain under which key', change: { OBJECT_PREFIX: '../records' } },
    { what: 'their sink would speak in the clear', change: { DEAD_LETTERS: 'kafka', KAFKA_SSL: 'yes' } },
    {
      what: 'their sink shares a region that is wrong',
      change: { COS_REGION: '?', CMQ_QUEUE: 'q', SINKS: 'cmq', DEAD_LETTERS: 'cmq' },
    },
  ])('names no place for dead letters when $what', ({ change }) => {
    expect(leftOf({ ...SOUND, ...change })).toMatchObject({ tokens: [TOKEN], deadLetters: undefined });
  });

  it('names no folder of the function itself, which is lost with it', () => {
    const inScf = { CALLBACK_TOKEN: TOKEN, TENCENTCLOUD_RUNENV: 'SCF' };
    expect(leftOf(inScf)).toMatchObject({ tokens: [TOKEN], deadLetters: undefined });
  });

  it.each([
    { what: 'no token is set', environment: COS },
    { what: 'the token is wrong', environment: { ...SOUND, CALLBACK_TOKEN: 'short' } },
    { what: 'it is not certain whether one is wanted', environment: { ...SOUND, AUTH: 'no' } },
  ])('is nothing when $what: then a callback cannot be told from a stranger', ({ environment }) => {
    expect(leftOf(environment)).toBeUndefined();
  });

  it.each([
    { change: { CALLBACK_TOKEN_PREVIOUS: 'short' }, tokens: [TOKEN] },
    { change: { CALLBACK_TOKEN: 'short', CALLBACK_TOKEN_PREVIOUS: TOKEN }, tokens: [TOKEN] },
    { change: { AUTH: 'none', VALIDATION: 'loose' }, tokens: undefined },
  ])('lets in whom the sound variables let in: $change', ({ change, tokens }) => {
    expect(leftOf({ ...SOUND, ...change })?.tokens).toEqual(tokens);
  });
});
