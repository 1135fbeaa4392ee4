import { deadlineIn } from '../../foundation/deadline';
import { cosBucket, cosRefusal } from '../../sinks/cos/cos-store';
import type { CosOptions } from '../../sinks/cos/cos-store';
import type { SignedAnswer } from '../../tencent/signed-request';
import type { ObjectShelf } from './object-shelf';

const LIMIT_MS = 30_000;
/** A page of a listing has at most 1,000 keys of at most 850 bytes, each with some hundred characters around it. */
const LONGEST_ANSWER = 16 * 1024 * 1024;

/** The objects of a bucket. GET Bucket: https://www.tencentcloud.com/document/product/436/7734. */
export function cosShelf(options: CosOptions): ObjectShelf {
  const { send, locationOf } = cosBucket(options);

  async function page(prefix: string, marker: string): Promise<SignedAnswer> {
    // URL encoding, so that no key can hold markup.
    const query = { prefix, marker, 'max-keys': '1000', 'encoding-type': 'url' };
    const response = await send({ method: 'GET', key: '', query }, deadlineIn(LIMIT_MS), LONGEST_ANSWER);
    if (response.status !== 200) throw cosRefusal(`GET ${locationOf(prefix)}`, response);
    return response;
  }

  return {
    locationOf,

    async *keys(prefix) {
      let marker = '';
      for (;;) {
        const { text } = await page(prefix, marker);
        const keys = [...text.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => decodeURIComponent(key));
        yield* keys;
        const last = keys.at(-1);
        if (last === undefined || !/<IsTruncated>true</.test(text)) return;
        // COS lists in the order of the bytes; a listing that goes back would never end.
        if (Buffer.compare(Buffer.from(last), Buffer.from(marker)) <= 0) {
          throw new Error(`The listing of ${locationOf(prefix)} does not go on after ${marker}.`);
        }
        marker = last;
      }
    },

    async read(key) {
      const response = await send({ method: 'GET', key }, deadlineIn(LIMIT_MS), LONGEST_ANSWER);
      if (response.status === 404) return undefined;
      if (response.status !== 200) throw cosRefusal(`GET ${locationOf(key)}`, response);
      return response.text;
    },

    async remove(key) {
      const response = await send({ method: 'DELETE', key }, deadlineIn(LIMIT_MS));
      if (response.status >= 300 && response.status !== 404) throw cosRefusal(`DELETE ${locationOf(key)}`, response);
    },
  };
}
