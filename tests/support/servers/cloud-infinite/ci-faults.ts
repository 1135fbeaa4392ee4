import { element, elementOf } from './xml-text';

/**
 * What goes wrong with one request. A number: that status, nothing is done. `reset`: nothing is done, the connection is cut.
 * `hang`: no answer ever. `done-then-reset`: the work is done, but the answer is lost. `slow`: done and answered after that many
 * ms. `failed-200` and `html-page`: nothing is done, but something answers 200. `truncated`: done, but the second half of the XML
 * is missing. `empty-message`, `absent-message`: done, and every `<Message>` of the answer is `<Message/>` or not there.
 */
export type CiFault =
  | number
  | 'reset'
  | 'hang'
  | 'done-then-reset'
  | 'failed-200'
  | 'html-page'
  | 'truncated'
  | 'empty-message'
  | 'absent-message'
  | { readonly slow: number };

export interface CiAnswer {
  readonly status: number;
  /** Empty for a change without an answer. */
  readonly body: string;
  /** `application/xml` when absent. */
  readonly contentType?: string;
}

const CODES: Readonly<Record<number, string>> = {
  301: 'PermanentRedirect',
  307: 'TemporaryRedirect',
  400: 'InvalidArgument',
  401: 'AccessDenied',
  403: 'AccessDenied',
  404: 'InvalidUrl',
  411: 'MissingContentLength',
  413: 'InvalidContent',
  429: 'SlowDown',
  501: 'NotImplemented',
  503: 'ServiceUnavailable',
};

export function errorAnswer(status: number, code: string, message: string, requestId: string): CiAnswer {
  const fields = [element('Code', code), element('Message', message), element('RequestId', requestId)];
  return { status, body: elementOf('Error', fields.join('') + element('TraceId', requestId)) };
}

/** What answers in the place of Cloud Infinite, if the fault is of that kind. */
export function answerInPlace(fault: CiFault | undefined, requestId: string): CiAnswer | undefined {
  if (typeof fault === 'number') return errorAnswer(fault, CODES[fault] ?? 'InternalError', 'a fault', requestId);
  if (fault === 'html-page') return { status: 200, body: '<html>Please sign in<br></html>', contentType: 'text/html' };
  if (fault !== 'failed-200') return undefined;
  return {
    status: 200,
    body: elementOf('Response', `${element('Code', 'InvalidArgument')}<Message/>${element('State', 'Failed')}`),
  };
}

/** What is left of an answer. */
export function spoilt(answer: CiAnswer, fault: CiFault | undefined): CiAnswer {
  const { body } = answer;
  switch (fault) {
    case 'truncated':
      return { ...answer, body: body.slice(0, body.length / 2) };
    case 'empty-message':
      return { ...answer, body: body.replace(MESSAGES, '<Message/>') };
    case 'absent-message':
      return { ...answer, body: body.replace(MESSAGES, '') };
    default:
      return answer;
  }
}

const MESSAGES = /<Message>[^<]*<\/Message>|<Message\/>/g;
