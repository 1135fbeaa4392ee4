import { usedSinks } from '../../configuration/configuration';
import type { Configuration } from '../../configuration/configuration';
import { cmq } from '../../sinks/cmq/cmq-definition';
import { cos } from '../../sinks/cos/cos-definition';
import { requestsWithoutAction } from './ci-rights';
import type { Policy } from './policy';
import { ciUsesOf } from './policy-for';
import type { Owner } from './policy-for';

/** What to know of a policy before it is used, one or two sentences each. */
export function policyNotes(owner: Owner, configuration: Configuration, { statement }: Policy): string[] {
  const uses = (name: string) => usedSinks(configuration).some((sink) => sink.name === name);
  return [
    ...(statement.length === 0
      ? ['With these settings nothing has to be allowed: no service of Tencent is used.']
      : []),
    ...(uses(cos.name) && owner === 'operator' ? [LISTING] : []),
    ...(uses(cmq.name) ? [CMQ] : []),
    ...unknownActions(owner, configuration),
  ];
}

const LISTING =
  'name/cos:GetBucket is only on the folder that is listed. It is not proven here that COS compares them so: ' +
  'if a listing is refused (403), let that action be on the whole bucket, …/*.';

const CMQ =
  'The actions of tdmq are those by which the newer API names the same work. It is not proven that CMQ checks them: ' +
  'if sending is refused, ask the console for the action, or allow tdmq:* on the same resource.';

function unknownActions(owner: Owner, configuration: Configuration): string[] {
  const uses = ciUsesOf(owner, configuration);
  const unknown = requestsWithoutAction(uses);
  const notes = unknown.map((request) => `The action that ${request} needs was not found in any page of the vendor.`);
  // The page of the media queues names an action for each of them, and shortens the names.
  if (uses.includes('connect')) notes.push('The queue for speed transcoding may want actions of its own.');
  if (notes.length === 0) return [];
  const remedy =
    'If such a request is refused (401 or 403 AccessDenied), look its action up in CloudAudit; ' +
    'until you know it, allow ci:Describe* for a GET, or ci:* for a PUT, on the same resource.';
  return [...notes, remedy];
}
