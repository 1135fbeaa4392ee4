import { valuesOf, variable, wholeNumber } from '../../schemas/variable';
import type { Environment } from '../../schemas/variable';
import type { SinkDefinition } from '../sink-definition';
import type { CmqSettings } from './cmq-sink';

const NAME = '^[A-Za-z][A-Za-z0-9-]{0,63}$';

const variables = {
  CMQ_REGION: variable({
    description: 'The region of the CMQ queue or topic. Not set: `COS_REGION`.',
    allowed: 'a region, such as `ap-guangzhou`',
    pattern: '^[a-z]+(?:-[a-z0-9]+)*$',
  }),
  CMQ_QUEUE: variable({ description: 'The CMQ queue to send to.', allowed: 'a queue name', pattern: NAME }),
  CMQ_TOPIC: variable({
    description: 'The CMQ topic to publish to, instead of a queue.',
    allowed: 'a topic name',
    pattern: NAME,
  }),
  CMQ_ENDPOINT: variable({
    description: 'The address of CMQ, for a private one.',
    allowed: 'an https URL in which `{region}` may stand; http only to this machine or inside Tencent Cloud',
    pattern:
      '^(?:https://(?:[A-Za-z0-9.-]|\\{region\\})+(?::\\d+)?|http://(?:127\\.0\\.0\\.1|localhost):\\d+|http://(?:[a-z-]|\\{region\\})+\\.mqadapter\\.cmq\\.tencentyun\\.com)/?$',
    isUrl: true,
    default: 'https://cmq-{region}.public.tencenttdmq.com',
  }),
  CMQ_MAX_BYTES: wholeNumber({
    description: 'The largest message that the queue or topic was created for, in bytes.',
    least: 1024,
    // CMQ takes no larger message.
    most: 1_048_576,
    default: '65536',
  }),
};

export function cmqSettings(given: Environment): CmqSettings {
  const { CMQ_REGION, CMQ_QUEUE = '', CMQ_TOPIC, CMQ_ENDPOINT, CMQ_MAX_BYTES } = valuesOf(variables, given);
  return {
    region: CMQ_REGION ?? given['COS_REGION'] ?? '',
    endpoint: CMQ_ENDPOINT,
    destination: CMQ_TOPIC === undefined ? { queue: CMQ_QUEUE } : { topic: CMQ_TOPIC },
    maxBytes: Number(CMQ_MAX_BYTES),
  };
}

/** A queue or topic of TDMQ for CMQ. */
export const cmq: SinkDefinition = {
  name: 'cmq',
  variables,
  requires: [
    ['CMQ_REGION', 'COS_REGION'],
    ['CMQ_QUEUE', 'CMQ_TOPIC'],
  ],
  configure(given) {
    const settings = cmqSettings(given);
    return {
      kind: 'queue',
      settings,
      maxRecordBytes: settings.maxBytes,
      open: async (credentials) => (await import('./cmq-sink')).cmqSink({ ...settings, credentials }),
    };
  },
};
