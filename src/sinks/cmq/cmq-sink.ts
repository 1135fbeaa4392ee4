import type { Deadline } from '../../foundation/deadline';
import { retry } from '../../foundation/retry';
import { usable } from '../../tencent/credentials';
import type { Credentials, CredentialSource } from '../../tencent/credentials';
import { noAnswer } from '../../tencent/failure';
import { signedForm } from '../../tencent/form-signature';
import type { Parameters } from '../../tencent/form-signature';
import { exchange } from '../../tencent/http-exchange';
import type { Sink, SinkRecord } from '../sink';
import { isPassing, readAnswer, refusal } from './cmq-answer';
import type { CmqAnswer } from './cmq-answer';

export interface CmqSettings {
  /** `ap-guangzhou`, or a short name of CMQ itself, `gz`. */
  readonly region: string;
  /** URL in which `{region}` is replaced by the short name. */
  readonly endpoint: string;
  readonly destination: { readonly queue: string } | { readonly topic: string };
  /** Bytes of a message; a queue or topic is created with 65,536 and can be given up to 1,048,576. */
  readonly maxBytes: number;
}

export interface CmqOptions extends CmqSettings {
  readonly credentials: CredentialSource;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}

const CMQ = { name: 'CMQ', region: 'the region' };
/** The path of every action: CMQ tells them apart by the parameter `Action`. */
const PATH = '/v2/index.php';
const TRIES = 3;

/** The regions in which Cloud Infinite itself can send to CMQ. */
const SHORT_REGIONS: Readonly<Record<string, string>> = {
  'ap-beijing': 'bj',
  'ap-chengdu': 'cd',
  'ap-guangzhou': 'gz',
  'ap-hongkong': 'hk',
  'ap-shanghai': 'sh',
};

/**
 * A queue or topic of TDMQ for CMQ; the body is the message. CMQ knows no duplicates: consumers drop them by the CloudEvents id.
 * Rejects with `sink_failed`, after retries only where another try may help: no answer, flow control, a fault of CMQ.
 * Limits: https://cloud.tencent.com/document/product/1496/60993. Requests: https://github.com/yougg/cmq-go-tdmq.
 */
export function cmqSink(options: CmqOptions): Sink {
  const { endpoint, maxBytes, credentials: current, clock = Date.now } = options;
  const region = SHORT_REGIONS[options.region] ?? options.region;
  const url = new URL(PATH, endpoint.split('{region}').join(region));
  const { action, parameters, location } = destinationOf(options.destination, region);
  const what = `${action} to ${location}`;
  return {
    name: 'cmq',
    maxRecordBytes: maxBytes,

    async write({ body }: SinkRecord, deadline: Deadline) {
      const message: Parameters = { Action: action, ...parameters, msgBody: body.toString() };
      const credentials = usable(current(), CMQ.name, 'send to the queue or topic');

      async function once(timeoutMs: number): Promise<CmqAnswer> {
        // Signed for every try: CMQ may take a nonce only once.
        const form = signedForm(message, credentials, url, clock());
        const answer = await post(url, form, credentials, timeoutMs).catch((error: unknown) => {
          throw noAnswer(what, CMQ, error);
        });
        if (isPassing(answer)) throw refusal(what, answer);
        return answer;
      }

      const answer = await retry(once, { deadline, tries: TRIES, isRetryable: () => true });
      if (answer.code !== 0) throw refusal(what, answer);
      return { outcome: 'written', location: answer.messageId ? `${location}/${answer.messageId}` : location };
    },
  };
}

function destinationOf(destination: CmqSettings['destination'], region: string) {
  return 'queue' in destination
    ? {
        action: 'SendMessage',
        parameters: { queueName: destination.queue },
        location: `cmq://${region}/queue/${destination.queue}`,
      }
    : {
        action: 'PublishMessage',
        parameters: { topicName: destination.topic },
        location: `cmq://${region}/topic/${destination.topic}`,
      };
}

async function post(url: URL, form: string, credentials: Credentials, timeoutMs: number): Promise<CmqAnswer> {
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(Buffer.byteLength(form)),
  };
  const answer = await exchange({ url, method: 'POST', headers, body: form, timeoutMs });
  return readAnswer(answer, credentials);
}
