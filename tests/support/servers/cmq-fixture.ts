import { cmqSink } from '../../../src/sinks/cmq/cmq-sink';
import type { CmqOptions } from '../../../src/sinks/cmq/cmq-sink';
import type { Sink, SinkRecord } from '../../../src/sinks/sink';
import { CMQ_ACCOUNT } from './cmq-server';
import type { CmqServer } from './cmq-server';

export const BODY = '{\n  "id": "j1:Success",\n  "note": "腾讯云 &=+%\\u0000 _.~*"\n}\n';
export const RECORD: SinkRecord = {
  id: 'j1:Success',
  key: 'jobs/j1.json',
  partitionKey: 'j1',
  body: Buffer.from(BODY),
  contentType: 'application/cloudevents+json',
};

/** A sink to the queue `q_1` of the server. */
export function cmqSinkTo(server: CmqServer, options: Partial<CmqOptions> = {}): Sink {
  return cmqSink({
    region: 'ap-guangzhou',
    endpoint: server.endpoint,
    destination: { queue: 'q_1' },
    maxBytes: 65_536,
    credentials: () => CMQ_ACCOUNT,
    ...options,
  });
}
