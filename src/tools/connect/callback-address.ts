import { fieldValues } from './field-values';
import type { FieldValues } from './field-values';
import { elementAt, textAt, withTextAt } from './xml-edit';
import type { XmlPath } from './xml-edit';

/** What is to be set. */
export interface WantedAddress {
  readonly url: string;
  /** `undefined`: stays as it is. */
  readonly format: 'JSON' | 'XML' | undefined;
  /** `true`: another address for callbacks that are sent, or not sent, as before. `false`: they are sent from now on. */
  readonly keepsRest: boolean;
}

/** The callback that something has now. `undefined`: the field is not there. */
export interface CallbackAddress {
  /** `On` or `Off`. */
  readonly state: string | undefined;
  /** `Url`, or a queue of messages. */
  readonly type: string | undefined;
  readonly url: string | undefined;
  readonly events: string | undefined;
  readonly format: string | undefined;
}

export interface FieldChange {
  /** As `NotifyConfig.Url`. */
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string;
}

const EVENTS_IF_NONE = 'TaskFinish,WorkflowFinish';

/** The callback in the XML of a queue or workflow; `undefined` when it has none. `path` leads to its NotifyConfig. */
export function callbackIn(xml: string, path: XmlPath): CallbackAddress | undefined {
  if (!elementAt(xml, path)?.children.length) return undefined;
  const valueOf = (name: string): string | undefined => textAt(xml, [...path, name]);
  return {
    state: valueOf('State'),
    type: valueOf('Type'),
    url: valueOf('Url'),
    events: valueOf('Event'),
    format: valueOf('ResultFormat'),
  };
}

/** The XML with the wanted callback, and what that changes. `mayAddFormat`: whether a `ResultFormat` may be added where none is. */
export function withCallback(
  xml: string,
  path: XmlPath,
  { url, format, keepsRest }: WantedAddress,
  mayAddFormat: boolean,
): { readonly xml: string; readonly changes: readonly FieldChange[] } {
  const { events, format: formatNow } = callbackIn(xml, path) ?? {};
  const isFormatSet = format !== undefined && (mayAddFormat || formatNow !== undefined);
  const wanted: Readonly<Record<string, string>> = {
    ...(!keepsRest && { State: 'On', Type: 'Url', Event: events?.trim() ? events : EVENTS_IF_NONE }),
    Url: url,
    ...(isFormatSet && { ResultFormat: format }),
  };
  let changed = xml;
  const changes: FieldChange[] = [];
  for (const [name, after] of Object.entries(wanted)) {
    const before = textAt(changed, [...path, name]);
    if (before === after) continue;
    changed = withTextAt(changed, [...path, name], after);
    changes.push({ field: [...path, name].join('.'), before, after });
  }
  return { xml: changed, changes };
}

/** What Cloud Infinite changes by itself. */
const OWN_FIELDS: ReadonlySet<string> = new Set(['UpdateTime']);

/** What of `wanted` is not in `found`, one sentence a field. What `found` has besides is no matter. */
export function differences(wanted: string, found: string): string[] {
  const there: FieldValues = fieldValues(found);
  return [...fieldValues(wanted)].flatMap(([field, value]) => {
    const now = there.get(field);
    if (OWN_FIELDS.has(field) || now === value) return [];
    if (now === undefined) return [`${field} is gone`];
    return [`${field} is ${JSON.stringify(now)} instead of ${JSON.stringify(value)}`];
  });
}
