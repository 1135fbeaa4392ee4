import { TOKEN_QUERY } from '../../trigger/authentication';
import type { DeployFile } from './deploy-file';

const FUNCTION_URL = /https:\/\/[\w.-]+\.(?:tencentscf\.com|scf\.tencentcs\.com)/;
const GATEWAY_URL = /https:\/\/[\w.-]+\.apigw\.tencentcs\.com(?:\/(?:release|test|prepub))?/;

/** What to do with the deployed function, as lines of text. The token is left for the reader to fill in: this text ends up in build logs. */
export function nextSteps({ inputs }: DeployFile, said: string): string[] {
  const url = callbackUrl(inputs.events, said);
  return [
    url === undefined
      ? `sls named no URL: the SCF console shows it at the triggers of ${inputs.name}. Append /<CALLBACK_TOKEN> to it.`
      : `Callback URL: ${url}`,
    'Write the value of CALLBACK_TOKEN in place of <CALLBACK_TOKEN>; the whole URL is a secret then.',
    'Set it at Cloud Infinite: npm run connect -- --stage STAGE --all --url and the URL as it stands here; that fills the token in.',
    'Or enter it in the Cloud Infinite console as the callback of the queue or the workflow, or as its NotifyConfig:',
    '  {"State": "On", "Type": "Url", "ResultFormat": "JSON", "Event": "TaskFinish,WorkflowFinish", "Url": "…"}',
  ];
}

function callbackUrl(events: DeployFile['inputs']['events'], said: string): string | undefined {
  const path = events.flatMap(({ apigw }) => apigw?.parameters.endpoints ?? [])[0]?.path;
  if (path === undefined) {
    const url = FUNCTION_URL.exec(said)?.[0];
    return url && `${url}/<CALLBACK_TOKEN>`;
  }
  // A gateway serves exactly its paths: nothing can be appended to one.
  const url = GATEWAY_URL.exec(said)?.[0];
  return url && `${url}${path}?${TOKEN_QUERY}=<CALLBACK_TOKEN>`;
}
