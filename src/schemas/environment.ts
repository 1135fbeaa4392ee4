/** One environment variable: what it does, what is allowed, and what it is when it is not set. */
export interface VariableSchema {
  readonly type: 'string';
  readonly description: string;
  /** What is allowed, in words, for the message that refuses anything else. */
  readonly allowed: string;
  readonly default?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
}

const variable = <const V extends Omit<VariableSchema, 'type'>>(schema: V) => ({ type: 'string', ...schema }) as const;

/** A token of at least 128 bits: 22 characters of base64url, or 32 if it is written in hex. */
const TOKEN_PATTERN = '^(?!(?:[0-9a-fA-F]{22,31})$)[A-Za-z0-9_-]{22,128}$';
const TOKEN_ALLOWED = '22 to 128 characters of A-Z a-z 0-9 _ - (32 or more if hexadecimal), as `npm run token` makes';

/** Every environment variable that configures the function. README's table and `serverless.yml` are checked against it. */
export const environment = {
  $id: 'environment',
  type: 'object',
  properties: {
    AUTH: variable({
      description: 'How a caller proves to be Cloud Infinite: by the token in the callback URL, or not at all.',
      allowed: '`token` or `none`',
      enum: ['token', 'none'],
      default: 'token',
    }),
    CALLBACK_TOKEN: variable({
      description: 'The secret in the callback URL. Required unless `AUTH=none`.',
      allowed: TOKEN_ALLOWED,
      pattern: TOKEN_PATTERN,
    }),
    CALLBACK_TOKEN_PREVIOUS: variable({
      description: 'A second token that is valid too, while you rotate.',
      allowed: TOKEN_ALLOWED,
      pattern: TOKEN_PATTERN,
    }),
    SINKS: variable({
      description: 'Where records go. Not set: `cos` if `COS_BUCKET` is set, else `file`.',
      allowed: '`cos`, `file`, or both, separated by a comma',
      pattern: '^(?:cos|file)(?:,(?:cos|file))*$',
    }),
    COS_BUCKET: variable({
      description: 'The bucket for records, with its APPID. Never one that had versioning on.',
      allowed: 'a bucket name with APPID, such as `results-1250000000`',
      pattern: '^[a-z0-9][a-z0-9-]{0,48}-[0-9]{5,}$',
    }),
    COS_REGION: variable({
      description: 'The region of the bucket.',
      allowed: 'a region, such as `ap-guangzhou`',
      pattern: '^[a-z]+(?:-[a-z0-9]+)+$',
    }),
    COS_ENDPOINT: variable({
      description: 'The address of the bucket, for an internal, accelerated or own domain.',
      allowed: 'an https URL in which `{bucket}` and `{region}` may stand; http only to this machine',
      pattern: '^(?:https://[A-Za-z0-9.{}-]+(?::\\d+)?|http://(?:127\\.0\\.0\\.1|localhost):\\d+)/?$',
      default: 'https://{bucket}.cos.{region}.myqcloud.com',
    }),
    FILE_DIRECTORY: variable({
      description: 'The folder of the file sink.',
      allowed: 'a path',
      pattern: '^[^\\u0000]+$',
      default: './results',
    }),
    OBJECT_KEY: variable({
      description: 'The object key of a record. Every value is made safe before it is put in.',
      allowed: 'a relative path with `{id}` and `{state}` in it, and any of `{kind} {name} {yyyy} {mm} {dd}`',
      pattern:
        '^(?=.*\\{id\\})(?=.*\\{state\\})(?!/)(?!.*//)(?!.*\\.\\.)(?:[A-Za-z0-9._/-]|\\{(?:kind|name|id|state|yyyy|mm|dd)\\})+[^/]$',
      default: 'cloud-infinite/{name}/{yyyy}/{mm}/{dd}/{id}.{state}.json',
    }),
    VALIDATION: variable({
      description:
        'What happens to a callback whose known fields do not fit their schema: refused, or delivered and logged.',
      allowed: '`strict` or `report`',
      enum: ['strict', 'report'],
      default: 'strict',
    }),
    MAX_BODY_BYTES: variable({
      description: 'The largest body that is read, in bytes.',
      allowed: 'a whole number from 1024 to 6291456',
      pattern: '^[1-9]\\d{3,6}$',
      default: '2097152',
    }),
  },
} as const satisfies { type: 'object'; properties: Record<string, VariableSchema>; $id: string };

export type VariableName = keyof typeof environment.properties;
