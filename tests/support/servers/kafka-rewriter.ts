import type { Rewriter } from './tcp-proxy';

const METADATA = 3;

/**
 * Lets a Kafka client stay behind a proxy: in answers about the cluster, the one broker has the port of the proxy.
 * It also is the controller, which librdkafka's mock cluster of version 2.0 forgets to say, and kafkajs needs for idempotent writes.
 * Understands Metadata versions 1 and 2. `seen` is told the API key of every request.
 */
export function kafkaRewriter(port: number, seen: (apiKey: number) => void): Rewriter {
  const metadataVersions = new Map<number, number>();
  const requests = frames((frame) => {
    const apiKey = frame.readInt16BE(4);
    const correlationId = frame.readInt32BE(8);
    seen(apiKey);
    if (apiKey === METADATA) metadataVersions.set(correlationId, frame.readInt16BE(6));
  });
  const responses = frames((frame) => {
    const version = metadataVersions.get(frame.readInt32BE(4));
    if (version !== undefined) rewriteMetadata(frame, version, port);
  });
  return { fromClient: requests, fromServer: responses };
}

/** Cuts a stream into frames of a four-byte length and that many bytes, and passes on whole ones only. */
function frames(visit: (frame: Buffer) => void): (bytes: Buffer) => Buffer {
  let rest: Buffer = Buffer.alloc(0);
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    const whole: Buffer[] = [];
    while (rest.length >= 4 && rest.length >= 4 + rest.readInt32BE(0)) {
      const frame = rest.subarray(0, 4 + rest.readInt32BE(0));
      visit(frame);
      whole.push(frame);
      rest = rest.subarray(frame.length);
    }
    return Buffer.concat(whole);
  };
}

/** Frame: length, correlation id, brokers (id, host, port, rack), from version 2 on cluster id, controller id, topics. */
function rewriteMetadata(frame: Buffer, version: number, port: number): void {
  if (version !== 1 && version !== 2) throw new Error(`Metadata of version ${version} is not understood`);
  if (frame.readInt32BE(8) !== 1) throw new Error('more than one broker is not understood');
  const brokerId = frame.readInt32BE(12);
  let at = afterString(frame, 16);
  frame.writeInt32BE(port, at);
  at = afterString(frame, at + 4);
  if (version === 2) at = afterString(frame, at);
  frame.writeInt32BE(brokerId, at);
}

/** A string is a two-byte length, -1 for none, and its bytes. */
function afterString(frame: Buffer, at: number): number {
  return at + 2 + Math.max(0, frame.readInt16BE(at));
}
