import { nextSteps } from '../../../src/tools/deploy/next-steps';
import type { DeployFile } from '../../../src/tools/deploy/deploy-file';

const fileWith = (events: DeployFile['inputs']['events']): DeployFile => ({
  name: 'a',
  component: 'scf',
  inputs: {
    name: 'ci-callback-dev',
    src: { src: './dist', exclude: [] },
    handler: 'index.main_handler',
    runtime: 'Nodejs18.15',
    region: 'ap-guangzhou',
    memorySize: 128,
    timeout: 20,
    environment: { variables: {} },
    events,
  },
});
const HTTP = fileWith([{ http: { parameters: { netConfig: { enableExtranet: true } } } }]);
const ENDPOINT = {
  path: '/ci-callback',
  method: 'POST',
  serviceTimeout: 15,
  function: { isIntegratedResponse: true },
} as const;
const GATEWAY = fileWith([{ apigw: { parameters: { endpoints: [ENDPOINT] } } }]);

describe('the callback URL after a deployment', () => {
  it.each([
    [
      HTTP,
      'url: https://1250000000-a.ap-guangzhou.tencentscf.com',
      'https://1250000000-a.ap-guangzhou.tencentscf.com/<CALLBACK_TOKEN>',
    ],
    [
      HTTP,
      'https://1250000000-a.ap-guangzhou.scf.tencentcs.com/',
      'https://1250000000-a.ap-guangzhou.scf.tencentcs.com/<CALLBACK_TOKEN>',
    ],
    [
      GATEWAY,
      'https://service-a.gz.apigw.tencentcs.com/release/',
      'https://service-a.gz.apigw.tencentcs.com/release/ci-callback?token=<CALLBACK_TOKEN>',
    ],
    [
      GATEWAY,
      'https://service-a.gz.apigw.tencentcs.com',
      'https://service-a.gz.apigw.tencentcs.com/ci-callback?token=<CALLBACK_TOKEN>',
    ],
  ])('is made of what the client said (%#)', (file, said, url) => {
    expect(nextSteps(file, `outputs:\n  ${said}\n`)[0]).toBe(`Callback URL: ${url}`);
  });

  it('is to be looked up when the client said none', () => {
    const steps = nextSteps(HTTP, '应用控制台: https://serverless.cloud.tencent.com/apps/a/b/dev');
    expect(steps[0]).toMatch(/SCF console .* ci-callback-dev/);
  });
});
