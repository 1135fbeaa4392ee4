import type { Random } from './random';

/** The body as members of an event. */
export interface EventBody {
  readonly members: { readonly body?: unknown; readonly isBase64Encoded?: unknown };
  /** Whether the event has a text for a body, or none. */
  readonly isText: boolean;
}

/** The ways in which a trigger hands over bytes: mostly as documented. */
export function eventBody(bytes: Buffer, random: Random): EventBody {
  if (random.oneIn(40)) return { members: random.pick([{}, { body: null }, { body: '' }]), isText: true };
  if (random.oneIn(60)) return { members: { body: random.pick<unknown>([7, true, {}, [], ['text']]) }, isText: false };
  return { members: random.pick(random.oneIn(5) ? ODD_WAYS : WAYS)(bytes, random), isText: true };
}

type Members = EventBody['members'];

const asText = (bytes: Buffer): Members => ({ body: bytes.toString() });
const asBase64 = (bytes: Buffer): Members => ({ body: bytes.toString('base64'), isBase64Encoded: true });

const WAYS: readonly ((bytes: Buffer) => Members)[] = [
  ...[asText, asText, asBase64],
  (bytes) => ({ ...asText(bytes), isBase64Encoded: false }),
  (bytes) => ({ body: bytes.toString('base64') }),
];

const ODD_WAYS: readonly ((bytes: Buffer, random: Random) => Members)[] = [
  (bytes) => ({ ...asBase64(bytes), isBase64Encoded: false }),
  (bytes) => ({ ...asText(bytes), isBase64Encoded: true }),
  (bytes, random) => ({ ...asText(bytes), isBase64Encoded: random.pick<unknown>(['true', 1, null, {}]) }),
  (bytes) => ({ body: bytes.toString('base64url'), isBase64Encoded: true }),
  (bytes, random) => ({
    body: insertedInto(bytes.toString('base64'), random.pick(['\n', '=', '*', ' ', '鹿']), random),
    isBase64Encoded: true,
  }),
  (bytes, random) => ({ body: bytes.toString('base64').slice(random.below(4)), isBase64Encoded: true }),
  (bytes, random) => ({
    body: insertedInto(bytes.toString(), random.pick(['\ud800', '\udc00', '\u2028', '\u0000']), random),
  }),
];

function insertedInto(text: string, piece: string, random: Random): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + piece + text.slice(at);
}
