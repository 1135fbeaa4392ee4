import type { Environment } from '../../schemas/variable';

/** Variables whose values nobody may see; the URL of RabbitMQ has a password. */
const SECRET = /TOKEN|SECRET|PASSWORD|^RABBITMQ_URL$/;
/** Shorter ones would be found in any text. */
const SHORTEST = 4;

/** Puts `[redacted]` in the place of every secret of the environment that a text holds: an answer may repeat what was sent. */
export function hiderOf(environment: Environment): (text: string) => string {
  const secrets = Object.entries(environment).flatMap(([name, value = '']) =>
    SECRET.test(name) ? [value, ...passwordsIn(value)] : [],
  );
  const hidden = [...new Set(secrets.map((secret) => secret.trim()))].filter(({ length }) => length >= SHORTEST);
  // The longest first: one may be a part of another.
  hidden.sort((one, other) => other.length - one.length);
  return (text) => hidden.reduce((shown, secret) => shown.split(secret).join('[redacted]'), text);
}

/** The password of a value that is a URL with one: as it stands there, and decoded. */
function passwordsIn(url: string): string[] {
  const password = /^\w+:\/\/[^:@/]*:(.*)@/.exec(url.trim())?.[1] ?? '';
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
