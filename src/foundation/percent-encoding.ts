/** What stands in a URI as it is: nearly every value that Cloud Infinite sends, so the check is worth its time. */
const UNRESERVED = /^[A-Za-z0-9._~-]*$/;

/** `encodeURIComponent` for any text. Half a character, which JSON may carry and UTF-8 may not, becomes U+FFFD. */
export function uriComponent(value: string): string {
  return UNRESERVED.test(value) ? value : encodeURIComponent(Buffer.from(value).toString());
}

/** The same by RFC 3986, as Tencent's signatures count it: none of `!'()*` is left alone. */
export function percentEncoded(value: string): string {
  return uriComponent(value).replace(/[!'()*]/g, escapeOf);
}

/** The escape of one ASCII character: `%2E` for a full stop. */
export function escapeOf(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
