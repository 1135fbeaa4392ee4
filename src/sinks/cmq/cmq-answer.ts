import type { CallbackError } from '../../foundation/errors';
import { harmless } from '../../tencent/credentials';
import type { Credentials } from '../../tencent/credentials';
import { refused } from '../../tencent/failure';
import { isPassing as isPassingStatus } from '../../tencent/http-exchange';
import type { HttpAnswer } from '../../tencent/http-exchange';

/** What CMQ said, as far as it can be understood. */
export interface CmqAnswer {
  readonly status: number;
  /** 0: done. `undefined`: this is no answer of CMQ. */
  readonly code: number | undefined;
  readonly message: string | undefined;
  readonly messageId: string | undefined;
  readonly requestId: string | undefined;
}

/** Reads an answer. What it says is left out when it holds a secret, because it ends up in a log. */
export function readAnswer({ status, text }: HttpAnswer, credentials: Credentials): CmqAnswer {
  const said = parsed(text);
  return {
    status,
    code: typeof said['code'] === 'number' ? said['code'] : undefined,
    message: harmless(said['message'], credentials),
    messageId: harmless(said['msgId'], credentials),
    requestId: harmless(said['requestId'], credentials),
  };
}

/** Whether the same request may be taken later: CMQ is failing or slows its senders down. */
export function isPassing({ status, code }: CmqAnswer): boolean {
  if (isPassingStatus(status)) return true;
  return code !== undefined && (FLOW_CONTROL.includes(code) || (code >= 6000 && code < 7000));
}

/** The error for an answer that is no success. `what` names the action and its destination. */
export function refusal(what: string, answer: CmqAnswer): CallbackError {
  const { status, code, message, requestId } = answer;
  const reason = code === undefined ? `HTTP ${status} without a CMQ code` : String(code);
  return refused(what, { reason, message, requestId, remedy: remedyOf(answer) });
}

/** 4420: more requests a second than the queue or topic takes. */
const FLOW_CONTROL: readonly number[] = [4420];

/** The codes of CMQ and, in whole thousands and hundreds, of API 2.0 that it is built on. Others have no advice of their own. */
const REMEDIES: Readonly<Record<number, string>> = {
  4000: 'Check the names and that the message is not larger than the queue or topic takes.',
  4100: 'Compare the keys and the clock of the function.',
  4200: 'Compare the clock of the function.',
  4300: 'Let the policy of the execution role allow sending to this queue or topic.',
  4440: 'Check the name of the queue or topic and the region.',
  5000: 'Check the name of the queue or topic and the region.',
};

function remedyOf(answer: CmqAnswer): string {
  if (isPassing(answer)) return 'CMQ is overloaded or failing; send the callback again later.';
  if (answer.code === undefined) return 'Check that the endpoint is the one of CMQ in this region.';
  return REMEDIES[answer.code] ?? 'Look the code up in the list of CMQ error codes.';
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
