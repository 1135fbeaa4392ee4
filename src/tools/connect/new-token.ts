import { randomBytes } from 'node:crypto';

/** Characters of a token of 256 random bits. */
export const TOKEN_LENGTH = 43;
/** Of one of 132 bits, the shortest that the function takes. */
export const SHORT_TOKEN_LENGTH = 22;

/** A new callback token of so many characters, 6 random bits each, in letters that a URL takes as they are. */
export function newToken(length: number): string {
  for (;;) {
    const token = randomBytes(length).toString('base64url').slice(0, length);
    // A token of hexadecimal digits alone counts as half of its bits; one that begins with a dash looks like an option.
    if (!/^(?:[0-9a-f]+|[0-9A-F]+|-.*)$/.test(token)) return token;
  }
}
