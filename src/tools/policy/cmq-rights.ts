import type { CmqSettings } from '../../sinks/cmq/cmq-sink';
import { allow } from './policy';
import type { Statement } from './policy';

/** The right to send to the queue or the topic: cloud.tencent.com/document/product/1111/43005. No account: that of the policy. */
export function cmqRights({ destination, region }: Pick<CmqSettings, 'destination' | 'region'>): Statement[] {
  return 'queue' in destination
    ? allow(['tdmq:SendCmqMsg'], [`qcs::tdmq:${region}::queue/${destination.queue}`])
    : allow(['tdmq:PublishCmqMsg'], [`qcs::tdmq:${region}::topic/${destination.topic}`]);
}
