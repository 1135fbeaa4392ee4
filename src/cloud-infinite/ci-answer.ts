import { CallbackError } from '../foundation/errors';
import { isNode } from '../parse/parsed-value';
import type { ParsedNode } from '../parse/parsed-value';
import { parseXml } from '../parse/xml';

/**
 * What is in the `Response` of an answer; `{}` for an answer without a body, as to `?active`. Throws `cloud_infinite_failed` for
 * what is no answer of Cloud Infinite, such as a sign-in page, and for a 200 that says that it failed.
 */
export function responseIn(text: string, what: string): ParsedNode {
  if (text.trim() === '') return {};
  const content = parsed(text, what)['Response'];
  if (content === '') return {};
  if (!isNode(content)) throw failed(what, 'without a Response: not as Cloud Infinite answers');
  const { State: state, Code: code } = content;
  if (state === 'Failed') throw failed(what, `200, but it failed with ${typeof code === 'string' ? code : 'no code'}`);
  return content;
}

function parsed(text: string, what: string): ParsedNode {
  try {
    const tree = parseXml(text);
    return isNode(tree) ? tree : {};
  } catch (cause) {
    throw failed(what, 'with what is no well-formed XML, or too long', cause);
  }
}

function failed(what: string, how: string, cause?: unknown): CallbackError {
  return new CallbackError('cloud_infinite_failed', `${what} was answered ${how}.`, { cause });
}
