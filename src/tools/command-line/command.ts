/** One option of a command: `--NAME`, or `--NAME VALUE`. */
export type Option =
  | { readonly type: 'boolean'; readonly summary: string }
  | { readonly type: 'string'; readonly value: string; readonly default?: string; readonly summary: string }
  | {
      readonly type: 'integer';
      /** What the help calls the value: `N`, `FILE`. */
      readonly value: string;
      readonly least: number;
      readonly most?: number;
      readonly default?: number;
      /** One sentence for the help: what the command does when the option is given. */
      readonly summary: string;
    };

/** Options by name, without the dashes. */
export type Options = Readonly<Record<string, Option>>;

type ValueOf<O extends Option> =
  | (O extends { readonly type: 'boolean' } ? boolean : O extends { readonly type: 'integer' } ? number : string)
  | (O extends { readonly type: 'boolean' } | { readonly default: string | number } ? never : undefined);

/** What was given for each option; `undefined` for one that was not given and has no default. */
export type Values<O extends Options> = { readonly [Name in keyof O]: ValueOf<O[Name]> };

/** What was typed behind the name of a command. */
export interface Arguments<O extends Options> {
  readonly values: Values<O>;
  readonly positionals: readonly string[];
}

export interface Output {
  /** Writes a line, or several, to standard output. */
  readonly print: (text: string) => void;
  /** Writes a line, or several, to standard error. */
  readonly note: (text: string) => void;
}

/** `failed`: the command has done what it could, and has said what it could not. */
export type Outcome = 'done' | 'failed';

/** All there is to say about one `npm run` command; parsing, help and messages follow from it. */
export interface Declaration<O extends Options> {
  /** As `package.json` has it. */
  readonly name: string;
  /** One sentence. */
  readonly summary: string;
  readonly options: O;
  /** What any number of arguments without dashes are. Not set: there may be none. */
  readonly positionals?: { readonly value: string; readonly summary: string };
  /** What to type behind `npm run NAME`. */
  readonly examples: readonly [string, ...string[]];
}

export interface Command<O extends Options> extends Declaration<O> {
  /** Does the work. A `UsageError` that it throws means wrong usage, anything else that something failed. */
  readonly run: (given: Arguments<O> & Output) => Promise<Outcome>;
}
