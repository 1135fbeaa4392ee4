/** Text in which no token can be read. */
export type Hide = (text: string) => string;

/** Long enough for a token of ours, and made of its letters. */
const LIKE_A_TOKEN = /(?<=[/=])[A-Za-z0-9_-]{22,128}(?![A-Za-z0-9_.-])/g;

/** Hides our tokens by name, and whatever else in an address could be one: addresses of others are secrets too. */
export function tokenHider(current: string | undefined, previous: string | undefined): Hide {
  return (text) => {
    const named = [
      [current, '<CALLBACK_TOKEN>'],
      [previous, '<CALLBACK_TOKEN_PREVIOUS>'],
    ] as const;
    const hidden = named.reduce((safe, [token, name]) => (token ? safe.split(token).join(name) : safe), text);
    return hidden.replace(/\bhttps?:\/\/[^\s"'<>]*(?:<CALLBACK_TOKEN(?:_PREVIOUS)?>[^\s"'<>]*)*/g, hiddenAddress);
  };
}

function hiddenAddress(address: string): string {
  return address
    .replace(/\/\/[^/?#@]*@/, '//<login>@')
    .replace(/([?&][^=&#]*=)(?!<CALLBACK_TOKEN)[^&#]+/g, '$1<hidden>')
    .replace(LIKE_A_TOKEN, '<token>');
}
