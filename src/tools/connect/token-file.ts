import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual, parseEnv } from 'node:util';
import { UsageError } from '../command-line/usage-error';
import { replaceFile } from './replace-file';

/** How far the change of a token is, as the file of settings says it. */
export interface Tokens {
  readonly current: string;
  /** Set while a rotation is under way. */
  readonly previous: string | undefined;
  /** When everything at Cloud Infinite had the current one, milliseconds since 1970. */
  readonly setAt: number | undefined;
}

/** The tokens in the file of settings of a stage, and the only place where they are changed. */
export interface TokenFile {
  readonly name: string;
  read(): Promise<Tokens>;
  /** Writes all of the file in one step. Throws when the tokens in it are not `before` any more. */
  write(before: Tokens, after: Tokens): Promise<void>;
}

export function tokenFile(name: string, path: string): TokenFile {
  const read = async (): Promise<{ text: string; tokens: Tokens }> => {
    const text = await readFile(path, 'utf8');
    return { text, tokens: tokensIn(text, name) };
  };
  return {
    name,
    read: async () => (await read()).tokens,
    async write(before, after) {
      const { text, tokens } = await read();
      if (!isDeepStrictEqual(tokens, before)) {
        throw new Error(`${name} was changed by somebody else meanwhile. Run the command again.`);
      }
      await replaceFile(path, withTokens(text, after, name));
    },
  };
}

const NOTE = '# CALLBACK_TOKEN is set at Cloud Infinite since ';
const NOTE_LINE = new RegExp(`^${NOTE}(\\S+)[^\\n]*\\n?`, 'm');
const CURRENT_LINE = /^[ \t]*(?:export[ \t]+)?CALLBACK_TOKEN[ \t]*=[^\n]*(?:\n|$)/gm;
const PREVIOUS_LINE = /^[ \t]*(?:export[ \t]+)?CALLBACK_TOKEN_PREVIOUS[ \t]*=[^\n]*(?:\n|$)/gm;

/** Throws a `UsageError` when there is no token in a text of `NAME=value` lines, or it stands there twice. */
export function tokensIn(text: string, name: string): Tokens {
  const { CALLBACK_TOKEN: current, CALLBACK_TOKEN_PREVIOUS: previous } = parseEnv(text);
  if (!current || [...text.matchAll(CURRENT_LINE)].length !== 1) {
    throw new UsageError(`${name} must have one line CALLBACK_TOKEN=…, because the new token is written there.`);
  }
  const since = Date.parse(NOTE_LINE.exec(text)?.[1] ?? '');
  return { current, previous: previous || undefined, setAt: Number.isNaN(since) ? undefined : since };
}

/** The text with other tokens, and every other line as it was. */
export function withTokens(text: string, { current, previous, setAt }: Tokens, name: string): string {
  const before = tokensIn(text, name).current;
  const changed = text
    .replace(NOTE_LINE, '')
    .replace(PREVIOUS_LINE, '')
    .replace(CURRENT_LINE, (line) => {
      const [end = ''] = /\r?\n$/.exec(line) ?? [];
      const lines = [
        line.slice(0, line.length - end.length).replace(before, () => current),
        ...(previous === undefined ? [] : [`CALLBACK_TOKEN_PREVIOUS=${previous}`]),
        ...(setAt === undefined ? [] : [NOTE + new Date(setAt).toISOString()]),
      ];
      return lines.join(end || '\n') + end;
    });
  const { CALLBACK_TOKEN_PREVIOUS: was, ...others } = parseEnv(text);
  const wanted = {
    ...others,
    CALLBACK_TOKEN: current,
    ...(previous !== undefined && { CALLBACK_TOKEN_PREVIOUS: previous }),
  };
  if (isDeepStrictEqual({ ...parseEnv(changed) }, wanted)) return changed;
  const old = was === undefined ? '' : ' and CALLBACK_TOKEN_PREVIOUS';
  throw new UsageError(`${name} cannot be changed safely: write CALLBACK_TOKEN${old} there on lines of their own.`);
}
