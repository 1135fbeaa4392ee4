import type { Environment } from '../../schemas/variable';

/** Variables whose values nobody may see. */
const SECRET = /TOKEN|SECRET|PASSWORD/;
/** Shorter ones would be found in any text. */
const SHORTEST = 6;

/** Puts `•••` in the place of every secret of the environment that a text holds: an answer may repeat what was sent. */
export function hiderOf(environment: Environment): (text: string) => string {
  const secrets = Object.entries(environment).flatMap(([name, value = '']) => {
    if (SECRET.test(name)) return [value];
    return name === 'RABBITMQ_URL' ? passwordsIn(value) : [];
  });
  const hidden = [...new Set(secrets.map((secret) => secret.trim()))].filter(({ length }) => length >= SHORTEST);
  // The longest first: one may be a part of another.
  hidden.sort((one, other) => other.length - one.length);
  return (text) => hidden.reduce((shown, secret) => shown.split(secret).join('•••'), text);
}

/** As it stands in the URL, and decoded. */
function passwordsIn(url: string): string[] {
  const password = /^\w+:\/\/[^:@/]*:(.*)@/.exec(url)?.[1] ?? '';
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
