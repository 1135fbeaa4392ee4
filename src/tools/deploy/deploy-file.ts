import type { Of } from '../../schemas/schema';
import { RUNTIMES } from './runtimes';

const object = <const P extends object, const R extends keyof P & string = never>(
  properties: P,
  required: readonly R[] = [],
) => ({ type: 'object', properties, required, additionalProperties: false }) as const;
const text = { type: 'string', minLength: 1 } as const;
const flag = { type: 'boolean' } as const;
const anything = {} as const;
/** Where only one value makes a deployment that works; `why` is the message for any other. */
const only = <const Value extends string | boolean>(value: Value, why: string) =>
  ({ enum: [value], allowed: `only ${value}: ${why}` }) as const;

/** Anything else would be packed as it is, down to the sources and packages of a whole project. */
const dist = {
  type: 'string',
  pattern: '^(?:\\.{1,2}/)+dist/?$',
  allowed: 'the folder dist of the project, such as ./dist',
} as const;

const MEMORY_STEP_MB = 128;
const memorySizes = [64, ...Array.from({ length: 24 }, (_, step) => (step + 1) * MEMORY_STEP_MB)];

const variables = {
  type: 'object',
  propertyNames: {
    pattern: '^(?!SCF_|QCLOUD_|TENCENTCLOUD_)[A-Za-z][A-Za-z0-9_]{1,63}$',
    allowed: 'as names 2 to 64 letters, digits and _, none that begins with SCF_, QCLOUD_ or TENCENTCLOUD_',
  },
  additionalProperties: { type: 'string', allowed: 'text; put a number or true/false in quotes' },
} as const;

const http = object(
  {
    parameters: object(
      {
        name: text,
        qualifier: text,
        enable: flag,
        authType: only('NONE', 'Cloud Infinite cannot sign a request'),
        netConfig: object({ enableExtranet: only(true, 'callbacks come from the internet'), enableIntranet: flag }, [
          'enableExtranet',
        ]),
        corsConfig: anything,
      },
      ['netConfig'],
    ),
  },
  ['parameters'],
);

const endpoint = object(
  {
    path: { type: 'string', pattern: '^/', allowed: 'a path that begins with /' },
    method: { enum: ['POST', 'ANY'], allowed: 'POST or ANY' },
    serviceTimeout: { type: 'integer', minimum: 1, maximum: 1800, allowed: '1 to 1800 seconds' },
    function: object(
      {
        isIntegratedResponse: only(true, 'else the gateway sends the status and the headers as a body'),
        functionQualifier: text,
      },
      ['isIntegratedResponse'],
    ),
    apiId: text,
    apiName: text,
    authType: only('NONE', 'Cloud Infinite cannot sign a request'),
    isBase64Encoded: flag,
  },
  ['path', 'method', 'serviceTimeout', 'function'],
);

const apigw = object(
  {
    parameters: object(
      {
        serviceId: text,
        serviceName: text,
        protocols: anything,
        netTypes: anything,
        description: text,
        environment: { enum: ['release', 'test', 'prepub'], allowed: 'release, test or prepub' },
        endpoints: { type: 'array', minItems: 1, items: endpoint, allowed: 'a list of endpoints' },
      },
      ['endpoints'],
    ),
  },
  ['parameters'],
);

/** As npm run deploy adds it with RECONCILE=on; one that is in the file is deployed as it is. */
const timer = object(
  {
    parameters: object({ name: text, qualifier: text, cronExpression: text, enable: flag, argument: text }, [
      'cronExpression',
    ]),
  },
  ['parameters'],
);

const inputs = object(
  {
    name: {
      type: 'string',
      pattern: '^[A-Za-z][A-Za-z0-9_-]{0,58}[A-Za-z0-9]$',
      allowed: '2 to 60 letters, digits, _ and -, the first a letter, the last no mark',
    },
    src: object({ src: dist, exclude: { type: 'array', items: text } }, ['src', 'exclude']),
    handler: only('index.main_handler', 'it is what the bundle exports'),
    runtime: { enum: RUNTIMES, allowed: `one of ${RUNTIMES.join(', ')}` },
    region: { type: 'string', pattern: '^[a-z]+(?:-[a-z0-9]+)+$', allowed: 'a region, such as ap-guangzhou' },
    memorySize: { enum: memorySizes, allowed: '64, or 128 to 3072 in steps of 128 (MB)' },
    timeout: { type: 'integer', minimum: 1, maximum: 900, allowed: '1 to 900 seconds' },
    initTimeout: { type: 'integer', minimum: 3, maximum: 300, allowed: '3 to 300 seconds' },
    role: { type: 'string', pattern: '^[\\w.-]+$', allowed: 'the name of a role, not its ARN' },
    environment: object({ variables }, ['variables']),
    events: {
      type: 'array',
      minItems: 1,
      items: {
        ...object({ http, apigw, timer }),
        minProperties: 1,
        maxProperties: 1,
        allowed: 'one trigger per entry',
      },
      allowed: 'a list of triggers, http, apigw or timer',
    },
    type: only('event', 'the function has a handler and no web server'),
    description: text,
    namespace: text,
    tags: anything,
    vpcConfig: anything,
    publicAccess: flag,
    eip: flag,
    cls: anything,
    cfs: anything,
    diskSize: anything,
    instanceConcurrencyConfig: anything,
    ignoreTriggers: flag,
  },
  ['name', 'src', 'handler', 'runtime', 'region', 'memorySize', 'timeout', 'environment', 'events'],
);

/**
 * The part of a `component: scf` file (github.com/serverless-components/tencent-scf, docs/configure.md) that can deploy this function.
 * Stricter than the component, whose client sends typing errors to the cloud. `allowed` says in words what a value may be.
 */
export const deployFile = object(
  {
    app: text,
    name: text,
    org: text,
    component: only('scf', 'this is an SCF function'),
    globalOptions: anything,
    inputs,
  },
  ['name', 'component', 'inputs'],
);

/** A `serverless.yml` that `deployFile` accepts, every `${…}` replaced. */
export type DeployFile = Of<typeof deployFile>;
