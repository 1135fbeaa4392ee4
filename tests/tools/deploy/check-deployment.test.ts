import { readFile } from 'node:fs/promises';
import { safeLoad } from 'js-yaml';
import { checkDeployment } from '../../../src/tools/deploy/check-deployment';
import { variablesWith } from '../../../src/configuration/variables';
import { SINKS } from '../../../src/sinks/sink-registry';
import { VALUES } from '../../deploy/deploy-project';

const FILES = ['serverless.yml', 'docs/api-gateway/serverless.yml'];
const TOKEN = 'CALLBACK_TOKEN: ${env:CALLBACK_TOKEN}';

describe('a deployment', () => {
  const texts = new Map<string, string>();
  const textOf = (file: string) => texts.get(file) ?? '';
  const problemsOf = (text: string, values: Record<string, string> = {}, stage = 'dev') =>
    checkDeployment(safeLoad(text), { ...VALUES, ...values }, stage).problems;

  beforeAll(async () => {
    for (const file of FILES) texts.set(file, await readFile(file, 'utf8'));
  });

  it.each(FILES)('of %s has no problems when every value is set', (file) => {
    const { problems, file: deployFile, unset } = checkDeployment(safeLoad(textOf(file)), VALUES, 'prod');
    expect(problems).toEqual([]);
    expect(deployFile?.inputs.name).toBe('ci-callback-prod');
    expect(Object.keys(deployFile?.inputs.environment.variables ?? {})).toEqual([
      'CALLBACK_TOKEN',
      'COS_BUCKET',
      'COS_REGION',
    ]);
    expect(unset).toContain('OBJECT_KEY');
  });

  it.each(FILES)('of %s can set every variable of the function that has a use there', (file) => {
    const { file: deployFile, unset } = checkDeployment(safeLoad(textOf(file)), VALUES, 'prod');
    const offered = [...Object.keys(deployFile?.inputs.environment.variables ?? {}), ...unset];
    // A function that lets everyone in is not deployed, and a file system that is mounted into one is written into the file.
    const variables = Object.keys(variablesWith(SINKS)).filter((name) => !/^(?:AUTH$|FILE_)/.test(name));
    expect(offered.sort()).toEqual([...variables, 'FUNCTION_NODE_OPTIONS'].sort());
  });

  it.each(FILES)('of %s reports all that is missing at once', (file) => {
    const { problems } = checkDeployment(safeLoad(textOf(file)), {}, 'dev');
    for (const name of Object.keys(VALUES)) {
      if (textOf(file).includes(name) || name.startsWith('TENCENT_')) {
        expect(problems.join('\n')).toMatch(new RegExp(`\\b${name}\\b`));
      }
    }
  });

  it.each([
    ['REGION', '', 'REGION is not set, but $.inputs.region needs it. Set it.'],
    ['REGION', 'Guangzhou', '$.inputs.region is not allowed; allowed is a region, such as ap-guangzhou.'],
    ['TENCENT_SECRET_KEY', ' ', 'TENCENT_SECRET_KEY is not set. Set it to the API key of the account that deploys.'],
    ['SCF_ROLE', 'qcs::cam::role/a', '$.inputs.role is not allowed; allowed is the name of a role, not its ARN.'],
  ])('with %s set to "%s" has one problem', (name, value, problem) => {
    expect(problemsOf(textOf('serverless.yml'), { [name]: value })).toEqual([problem]);
  });

  it.each([
    ['CALLBACK_TOKEN', 'too-short'],
    ['COS_BUCKET', 'without-appid'],
    ['COS_REGION', 'nowhere'],
    ['MAX_BODY_BYTES', 'plenty'],
  ])('is refused for a %s that the function would refuse, which is not shown', (name, value) => {
    const problems = problemsOf(textOf('serverless.yml'), { [name]: value });
    expect(problems).toEqual([expect.stringContaining(`${name} has a value that is not allowed; allowed is`)]);
    expect(problems.join()).not.toContain(value);
  });

  it.each([
    ['runtime: Nodejs18.15', 'runtime: Node18', /^\$\.inputs\.runtime is not allowed; allowed is one of Nodejs16\.13,/],
    ['runtime: Nodejs18.15', '', /^\$\.inputs\.runtime is missing\. Add it\.$/],
    ['memorySize: 128', 'memorySize: 200', /^\$\.inputs\.memorySize is not allowed; .* in steps of 128/],
    ['timeout: 20', 'timeout: 901', /^\$\.inputs\.timeout is not allowed; allowed is 1 to 900 seconds\.$/],
    ['timeout: 20', 'timeOut: 20\n  timeout: 20', /^\$\.inputs\.timeOut is no key that is known here\. .*\btimeout\b/],
    ['name: ${name}-${stage}', 'name: 1${stage}', /^\$\.inputs\.name is not allowed; allowed is 2 to 60 letters/],
    ['component: scf', 'component: scf\nstage: prod', /^\$\.stage is no key that is known here/],
    ['- http:', '- https:', /^\$\.inputs\.events\[0\]\.https is no key that is known here\. .* http, apigw, timer\.$/],
    ['enableExtranet: true', 'enableExtranet: false', /\.enableExtranet is not allowed; allowed is only true/],
    ['src: ./dist', 'src: ./', /^\$\.inputs\.src\.src is not allowed; allowed is the folder dist/],
    ['authType: NONE', 'authType: CAM', /\.authType is not allowed; allowed is only NONE/],
    ['role: ${env', 'role: prefix-${env:UNSET}-${env', /^UNSET is not set, but \$\.inputs\.role needs it\. Set it\.$/],
    [
      TOKEN,
      `${TOKEN}\n      SCF_A: a`,
      /^\$\.inputs\.environment\.variables\.SCF_A is not allowed; allowed is as names/,
    ],
    [TOKEN, `${TOKEN}\n      LEVEL: 3`, /^\$\.inputs\.environment\.variables\.LEVEL is not allowed; allowed is text/],
    [
      TOKEN,
      `${TOKEN}\n      A_B: x\${env:UNSET}`,
      /^UNSET is not set, but \$\.inputs\.environment\.variables\.A_B needs/,
    ],
    [
      TOKEN,
      `${TOKEN}\n      BIG: ${'x'.repeat(4096)}`,
      /^\$\.inputs\.environment\.variables is 4\d{3} bytes; SCF allows 4096/,
    ],
  ])('with "%s" changed to "%s" has one problem', (from, to, problem) => {
    const text = textOf('serverless.yml');
    expect(text.split(from)).toHaveLength(2);
    expect(problemsOf(text.replace(from, () => to))).toEqual([expect.stringMatching(problem)]);
  });

  const OPTIONS = 'NODE_OPTIONS: ${env:FUNCTION_NODE_OPTIONS}';
  const OPTIONS_PATH = '$.inputs.environment.variables.NODE_OPTIONS';

  it.each(FILES)('of %s has the option of Node.js that is set for the function, and none of the deployer', (file) => {
    const deployer = { ...VALUES, NODE_OPTIONS: '--max-old-space-size=4096' };
    const document = safeLoad(textOf(file));
    const variablesWith = (values: object) =>
      checkDeployment(document, { ...deployer, ...values }, 'dev').file?.inputs.environment.variables;
    expect(variablesWith({})).not.toHaveProperty('NODE_OPTIONS');
    expect(variablesWith({ FUNCTION_NODE_OPTIONS: '--use-openssl-ca' })).toHaveProperty(
      'NODE_OPTIONS',
      '--use-openssl-ca',
    );
  });

  it.each([
    ['--max-old-space-size=100', ['--max-old-space-size']],
    ['--jitless', ['--jitless']],
    ['--use-openssl-ca --jitless', ['--jitless']],
    ['--use_openssl_ca', ['--use_openssl_ca']],
    ['--no-such --use-bundled-ca', ['--no-such', '--use-bundled-ca']],
    ['--require=./s3cret.js', ['--require']],
    ['s3cret', ['a value that is no option']],
  ])('with the option of Node.js %s is refused, by whichever line it comes', (options, named) => {
    const expected = named.map((name): unknown =>
      expect.stringContaining(`has ${name}; allowed is only --use-openssl-ca.`),
    );
    const text = textOf('serverless.yml');
    const byHand = text.replace(OPTIONS, () => `NODE_OPTIONS: ${options}`);
    for (const problems of [problemsOf(text, { FUNCTION_NODE_OPTIONS: options }), problemsOf(byHand)]) {
      expect(problems).toEqual(expected);
      expect(problems.join()).toContain('Node.js refuses its own code cache and every start is dearer');
      expect(problems.join()).not.toContain('s3cret');
    }
  });

  it.each([{}, { NODE_OPTIONS: '--jitless' }])('may not take the NODE_OPTIONS of a shell with %j', (shell) => {
    const text = textOf('serverless.yml').replace(OPTIONS, () => 'NODE_OPTIONS: ${env:NODE_OPTIONS}');
    expect(problemsOf(text, shell)).toEqual([
      `${OPTIONS_PATH} would take the NODE_OPTIONS of whoever deploys. ` +
        'Write ${env:FUNCTION_NODE_OPTIONS} there, and set FUNCTION_NODE_OPTIONS.',
    ]);
  });

  it('may name a file of authorities beside the option', () => {
    const text = textOf('serverless.yml').replace(OPTIONS, () => `${OPTIONS}\n      SSL_CERT_FILE: /opt/ca.pem`);
    expect(problemsOf(text, { FUNCTION_NODE_OPTIONS: '--use-openssl-ca' })).toEqual([]);
  });

  it.each(['Nodejs16.13', 'Nodejs18.15', 'Nodejs20.19'])('may run on %s', (runtime) => {
    expect(problemsOf(textOf('serverless.yml').replace('Nodejs18.15', runtime))).toEqual([]);
  });

  it.each([
    ['nodejs20.19', ' Write Nodejs20.19.'],
    ['Node.js 20.19', ' Write Nodejs20.19.'],
    ['Nodejs20', ' Write Nodejs20.19.'],
    ['Nodejs20.19.6', ' Write Nodejs20.19.'],
    ['node20.x', ' Write Nodejs20.19.'],
    ['Nodejs 18.15', ' Write Nodejs18.15.'],
    ['Nodejs16', ' Write Nodejs16.13.'],
    ['Nodejs22.21', ''],
    ['Python3.10', ''],
    ['20.19', ''],
  ])('on %s is refused, and the spelling of a runtime that is meant is named:%s', (written, remedy) => {
    const text = textOf('serverless.yml').replace('runtime: Nodejs18.15', `runtime: '${written}'`);
    const problem = '$.inputs.runtime is not allowed; allowed is one of Nodejs16.13, Nodejs18.15, Nodejs20.19.';
    expect(problemsOf(text)).toEqual([problem + remedy]);
  });

  it.each([
    ['serviceTimeout: 15', 'serviceTimeout: 20', 'The serviceTimeout of /ci-callback is not below $.inputs.timeout.'],
    ['isIntegratedResponse: true', 'isIntegratedResponse: false', 'isIntegratedResponse is not allowed;'],
  ])('behind a gateway with "%s" changed to "%s" has one problem', (from, to, problem) => {
    const text = textOf('docs/api-gateway/serverless.yml');
    expect(problemsOf(text.replace(from, to))).toEqual([expect.stringContaining(problem)]);
  });

  it.each(['none', "' none '"])('may not let everyone in, even if the file says so: %s', (none) => {
    const text = textOf('serverless.yml').replace(TOKEN, `AUTH: ${none}`);
    expect(problemsOf(text, { CALLBACK_TOKEN: '' })).toEqual([
      'AUTH is none, so anyone could write to your sinks. Remove it, and set CALLBACK_TOKEN: `npm run token` makes one.',
    ]);
  });

  it.each([undefined, 'text', [], { inputs: 3 }])('of the document %j is refused without an exception', (document) => {
    expect(checkDeployment(document, VALUES, 'dev').problems).not.toEqual([]);
  });
});
