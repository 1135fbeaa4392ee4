/** What stands in a URI as it is: nearly every value that Cloud Infinite sends, so the check is worth its time. */
const UNRESERVED = /^[A-Za-z0-9._~-]*$/;

/** `encodeURIComponent` for any text. Half a character, which JSON may carry and UTF-8 may not, becomes U+FFFD. */
export function percentEncoded(value: string): string {
  return UNRESERVED.test(value) ? value : encodeURIComponent(Buffer.from(value).toString());
}
