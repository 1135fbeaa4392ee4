/** Text in which no token can be read. */
export type Hide = (text: string) => string;

/** Tokens that are known, and what is shown in their place. May grow: a rotation makes a new one. */
export type KnownTokens = Map<string, string>;

const ADDRESS = /\bhttps?:\/\/(?:[^\s"'<>]|<[A-Z_]+>)*/g;
/** Long enough for a token of ours, and made of its letters. */
const LIKE_A_TOKEN = /(?<=\/)[A-Za-z0-9_-]{22,128}(?=$|[/?#])/g;

/** Hides our tokens by name, and whatever else in an address could be a secret: those of other receivers are, too. */
export function tokenHider(known: KnownTokens): Hide {
  return (text) => {
    const named = [...known].reduce((safe, [token, name]) => safe.split(token).join(name), text);
    return named.replace(ADDRESS, hiddenAddress);
  };
}

function hiddenAddress(address: string): string {
  return address
    .replace(/\/\/[^/?#@]*@/, '//<login>@')
    .replace(/([?&][^=&#]*=)(?!<[A-Z_]+>)[^&#]+/g, '$1<hidden>')
    .replace(LIKE_A_TOKEN, '<token>');
}
