import { BlockList, isIP } from 'node:net';
import { invalid } from './ci-exchange';
import type { CiModes } from './ci-state';
import { elementOf } from './xml-text';
import type { Element } from './xml-text';

export interface NotifyLimits {
  readonly modes: CiModes;
  readonly events: readonly string[];
  /** Characters that each field may have; `undefined` when no page says. */
  readonly longest?: number;
}

const MODES = ['Queue', 'Topic'];
const REGIONS = ['sh', 'bj', 'gz', 'cd', 'hk'];

/** Checks a `<NotifyConfig>` of a queue or a workflow by the table of its fields. */
export function checkNotifyConfig(config: Element, { modes, events, longest }: NotifyLimits): void {
  const fieldOf = (name: string) => config.children.find((child) => child.name === name)?.text.trim();
  const oneOf = (name: string, words: readonly string[], standard?: string): string => {
    const value = fieldOf(name) ?? standard ?? '';
    if (!words.includes(value)) throw invalid(`NotifyConfig.${name} is not one of ${words.join(', ')}: ${value}`);
    return value;
  };
  for (const { name, text } of config.children) {
    if (longest !== undefined && text.length > longest)
      throw invalid(`NotifyConfig.${name} is over ${longest} characters`);
  }
  const url = fieldOf('Url') ?? '';
  if (url !== '') checkUrl(url, modes);
  oneOf('ResultFormat', ['XML', 'JSON'], 'XML');
  if (oneOf('State', ['On', 'Off'], 'Off') === 'Off') return;

  const unknown = (fieldOf('Event') ?? '').split(',').find((event) => !events.includes(event));
  if (unknown !== undefined) throw invalid(`NotifyConfig.Event has ${unknown || 'nothing'}`);
  const type = oneOf('Type', ['Url', 'TDMQ', 'Kafka']);
  if (type === 'Url' && url === '') throw invalid('NotifyConfig.Url is missing');
  if (type === 'TDMQ') {
    oneOf('MqMode', MODES);
    oneOf('MqRegion', REGIONS);
    if (!fieldOf('MqName')) throw invalid('NotifyConfig.MqName is missing');
  }
}

/** The element as it is stored: without a State it is off. */
export function storedNotifyConfig(config: Element): string {
  if (config.children.some(({ name }) => name === 'State')) return config.raw;
  return elementOf('NotifyConfig', `${config.inner}<State>Off</State>`);
}

function checkUrl(text: string, { privateAddresses }: CiModes): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol))
    throw invalid('NotifyConfig.Url is no URL of http');
  if (privateAddresses === 'refused' && isPrivate(url.hostname.replace(/^\[|\]$/g, ''))) {
    throw invalid('NotifyConfig.Url cannot be a private network address');
  }
}

const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv6');
}

function isPrivate(host: string): boolean {
  const version = isIP(host);
  if (version === 0) return host === 'localhost' || host.endsWith('.localhost');
  return PRIVATE.check(host, version === 4 ? 'ipv4' : 'ipv6');
}
