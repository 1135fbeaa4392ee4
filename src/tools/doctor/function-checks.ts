import { name, version } from '../../../package.json';
import type { Deadline } from '../../foundation/deadline';
import { messageOf } from '../command-line/usage-error';
import { right, skipped, unknown, wrong } from './finding';
import type { Check, Finding } from './finding';
import { CONSOLE_TEST } from '../connect/probe';
import { askFunction, memberOf } from './function-request';
import type { FunctionAnswer } from './function-request';
import type { Subject } from './subject';

type Ask = (
  request: Parameters<typeof askFunction>[1],
  judge: (answer: FunctionAnswer) => Finding,
  deadline: Deadline,
) => Promise<Finding>;

/** The function at its URL: that it is there, that it refuses strangers, and that it takes our token. */
export function functionChecks({ url, environment }: Subject): Check[] {
  const ask: Ask = async (request, judge, deadline) => {
    if (url === undefined) return skipped('Nobody said where the function is.', HOW_TO_SAY);
    try {
      return judge(await askFunction(url, request, deadline));
    } catch (error) {
      const remedy = 'Check the URL, that the trigger is enabled, and the network of this machine.';
      return wrong(`${url.origin} gives no answer: ${messageOf(error)}`, remedy);
    }
  };
  const token = environment['CALLBACK_TOKEN']?.trim();
  return [
    { link: 'function URL', look: (deadline) => ask({ method: 'GET', path: 'health' }, healthOf, deadline) },
    {
      link: 'function without token',
      look: (deadline) => ask({ method: 'POST', path: '', body: CONSOLE_TEST }, strangerOf, deadline),
    },
    {
      link: 'function with token',
      look: async (deadline) =>
        token
          ? await ask({ method: 'POST', path: token, body: CONSOLE_TEST }, callerOf, deadline)
          : skipped('CALLBACK_TOKEN is not set here.', 'Set it to the token of the function.'),
    },
  ];
}

const HOW_TO_SAY = 'Say --url with the URL that `npm run deploy` printed, without the token.';
const SEE_LOG = 'Its log names every fault of its configuration: mend the settings and deploy again.';

function healthOf(answer: FunctionAnswer): Finding {
  const fault = failing(answer);
  if (fault) return fault;
  const running = memberOf(answer.body, 'version');
  if (answer.status !== 200 || memberOf(answer.body, 'name') !== name || typeof running !== 'string') {
    return wrong(`What answers GET /health with ${answer.status} is not ${name}.`, 'Check the URL.');
  }
  if (running === version) return right(`${name} ${version} is running.`);
  return right(`${name} ${running} is running, and this is ${version}.`, 'Deploy this version, if it is meant to run.');
}

function strangerOf(answer: FunctionAnswer): Finding {
  const fault = failing(answer);
  if (fault) return fault;
  if (answer.status === 401) return right('A request without the token is refused.');
  if (answer.status >= 300)
    return unknown(`A request without the token is answered ${answer.status}.`, 'Check the URL.');
  return wrong(
    `A request without the token is answered ${answer.status}: anyone can write to the sinks.`,
    'Remove AUTH from the variables of the function, set CALLBACK_TOKEN, and deploy.',
  );
}

function callerOf(answer: FunctionAnswer): Finding {
  const fault = failing(answer);
  if (fault) return fault;
  if (answer.status === 401) {
    return wrong('The function does not take the CALLBACK_TOKEN of these settings.', 'Deploy it with these settings.');
  }
  if (answer.status === 200 && memberOf(answer.body, 'test') === true) {
    return right('A callback with the token, marked as a test, is taken. Nothing was written.');
  }
  return wrong(
    `A test callback with the token is answered ${described(answer)}.`,
    'Look at the line of it in the log.',
  );
}

function failing(answer: FunctionAnswer): Finding | undefined {
  if (answer.status < 500) return undefined;
  const remedy = answer.code === 'configuration_invalid' ? SEE_LOG : 'Look at the line of it in the log.';
  return wrong(`The function answers ${described(answer)}.`, remedy);
}

function described({ status, code }: FunctionAnswer): string {
  return code === undefined ? String(status) : `${status} ${code}`;
}
