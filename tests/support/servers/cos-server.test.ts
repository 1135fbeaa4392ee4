import COS from 'cos-nodejs-sdk-v5';
import { deadlineIn } from '../../../src/foundation/deadline';
import { cosStore } from '../../../src/sinks/cos/cos-store';
import { objectOf } from '../../contracts/object-store-contract';
import { ACCOUNT } from './cos-account';
import { startCosServer } from './cos-server';
import type { CosServer } from './cos-server';

const BUCKET = { Bucket: 'records-1250000000', Region: 'ap-guangzhou' };
const KEY = "jobs/a b/中文'(1)*!+&=%2F.json";

/** The vendor's own client, as a judge of the stand-in and of what our client stores there. */
describe('the loopback COS, to the official SDK', () => {
  let server: CosServer;
  const sdkWith = (change: { SecretKey?: string; SecurityToken?: string } = {}) =>
    new COS({
      SecretId: ACCOUNT.secretId,
      SecretKey: ACCOUNT.secretKey,
      SecurityToken: ACCOUNT.sessionToken,
      Protocol: 'http:',
      Domain: new URL(server.endpoint).host,
      ...change,
    });

  beforeEach(async () => {
    server = await startCosServer(ACCOUNT);
  });
  afterEach(() => server.stop());

  it('gives back what our client stored', async () => {
    const object = objectOf('{"a":"腾讯云"}');
    const { endpoint } = server;
    const store = cosStore({ bucket: BUCKET.Bucket, region: BUCKET.Region, endpoint, credentials: () => ACCOUNT });
    await store.create(KEY, object, deadlineIn(2000));

    const read = await sdkWith().getObject({ ...BUCKET, Key: KEY });
    expect(read.Body.toString()).toBe('{"a":"腾讯云"}');
    expect(read.headers).toMatchObject({ 'content-type': 'application/json', 'x-cos-meta-sha256': object.digest });
  });

  it('stores what it puts, once', async () => {
    const put = { ...BUCKET, Key: KEY, Body: '{}', Headers: { 'x-cos-forbid-overwrite': 'true' } };
    await expect(sdkWith().putObject(put)).resolves.toMatchObject({ statusCode: 200 });
    await expect(sdkWith().putObject(put)).rejects.toMatchObject({ statusCode: 409, code: 'FileAlreadyExists' });
    expect(server.objects.get(KEY)?.body.toString()).toBe('{}');
  });

  it('refuses a body that is not the one its MD5 is of', async () => {
    const put = { ...BUCKET, Key: KEY, Body: '{}', ContentMD5: '1B2M2Y8AsgTpgAmY7PhCfg==' };
    await expect(sdkWith().putObject(put)).rejects.toMatchObject({ statusCode: 400, code: 'InvalidDigest' });
    expect(server.objects.size).toBe(0);
  });

  it.each([
    { change: { SecretKey: 'another' }, code: 'SignatureDoesNotMatch' },
    { change: { SecurityToken: 'another' }, code: 'InvalidToken' },
  ])('refuses it with $code for $change', async ({ change, code }) => {
    await expect(sdkWith(change).putObject({ ...BUCKET, Key: KEY, Body: '{}' })).rejects.toMatchObject({
      statusCode: 403,
      code,
    });
    expect(server.objects.size).toBe(0);
  });

  it('lists by prefix, page by page, and removes', async () => {
    const sdk = sdkWith();
    for (const key of ['a/1', 'a/2', 'a/3', 'b/<&>']) await sdk.putObject({ ...BUCKET, Key: key, Body: key });

    const first = await sdk.getBucket({ ...BUCKET, Prefix: 'a/', MaxKeys: 2 });
    expect(first).toMatchObject({ IsTruncated: 'true', NextMarker: 'a/2' });
    expect(first.Contents.map(({ Key }) => Key)).toEqual(['a/1', 'a/2']);

    await sdk.deleteObject({ ...BUCKET, Key: 'a/1' });
    const rest = await sdk.getBucket({ ...BUCKET, Prefix: '', Marker: 'a/2' });
    expect(rest).toMatchObject({ IsTruncated: 'false' });
    expect(rest.Contents.map(({ Key, Size }) => [Key, Size])).toEqual([
      ['a/3', '3'],
      ['b/<&>', '5'],
    ]);
    await expect(sdk.headObject({ ...BUCKET, Key: 'a/1' })).rejects.toMatchObject({ statusCode: 404 });
  });
});
