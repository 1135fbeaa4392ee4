import { UsageError } from '../command-line/usage-error';
import { callbackUrl } from './callback-url';
import type { Target } from './targets';
import type { Tokens } from './token-file';

/** Stands for the token in the address of the function. */
const PLACE = '<CALLBACK_TOKEN>';

export const ROOM_FOR_TOKEN =
  'The callback URL is too long for a queue of documents or speech, even with a token of 22 characters: it may have 100 ' +
  'in all. Give the function a shorter address first.';

/** Whether the callback URL of a target has this token in it. */
export function holds({ callback }: Target, token: string): boolean {
  return callback?.url?.includes(token) ?? false;
}

/** The address of the function, with a place for the token: as it was given, or as Cloud Infinite has it. */
export function addressOf(url: string | undefined, targets: readonly Target[], { current, previous }: Tokens): string {
  const tokens = [current, ...(previous === undefined ? [] : [previous])];
  const found = targets.find((target) => tokens.some((token) => holds(target, token)))?.callback?.url;
  const known = url ?? found;
  if (known === undefined) {
    throw new UsageError(
      'No queue and no workflow has a URL with this token, so --url must say where the function is: `npm run deploy` prints it.',
    );
  }
  const withPlace = tokens.reduce((text, token) => text.split(token).join(PLACE), known);
  return callbackUrl(withPlace, current).split(current).join(PLACE);
}

export function withToken(address: string, token: string): string {
  return address.split(PLACE).join(token);
}
