import type { ParsedNode } from '../../parse/parsed-value';
import type { CallbackKind } from '../../schemas/callback-kinds';
import { moderations } from '../../schemas/moderation/moderations';
import type { ModerationEvent } from '../../schemas/moderation/moderations';
import { LegacyModeration, SimpleModeration } from '../../schemas/moderation/simple';
import { sampleId } from './job-traits';
import { sampleNode } from './sample-node';
import type { SampleRequest } from './sample-request';

/** All that a job has left which failed. */
const FAILED_NODES = ['JobId', 'DataId', 'State', 'Code', 'Message', 'CreationTime', 'Object', 'BucketId', 'Region'];
const FAILED_DATA = ['event', 'trace_id', 'data_id', 'url'];

/** Kinds whose scenes are sums over parts, and so have a count; the scenes of the others have a score. */
const SUMS: readonly string[] = ['ReviewVideo', 'ReviewText'];

/** The kinds whose verdict is called Suggestion. */
const SUGGESTIONS: readonly string[] = ['ReviewDocument', 'ReviewHtml'];

const EXTENSIONS: { readonly [Event in ModerationEvent]: string } = {
  ReviewImage: 'jpg',
  ReviewVideo: 'mp4',
  ReviewAudio: 'mp3',
  ReviewText: 'txt',
  ReviewDocument: 'docx',
  ReviewHtml: 'html',
};

type ModerationKind = Extract<CallbackKind, { readonly family: 'moderation' }>;

/** The body of a moderation callback. */
export function moderationSample(kind: ModerationKind, request: SampleRequest): ParsedNode {
  switch (kind.name) {
    case 'Review':
      return legacySample(request);
    case 'ConsoleTest':
      return consoleTestSample();
    default:
      return kind.content === 'detail' ? detailSample(kind.name, request) : simpleSample(kind.name, request);
  }
}

/** The body in the `Detail` form. */
function detailSample(event: ModerationEvent, { state }: SampleRequest): ParsedNode {
  const failed = state === 'Failed';
  const schema = moderations[event];
  const results = Object.keys(schema.properties).filter((name) => !FAILED_NODES.includes(name));
  return {
    EventName: event,
    JobsDetail: sampleNode(schema, event, {
      values: {
        JobId: sampleId('s', [event, state].join()),
        State: state,
        Object: objectOf(event),
        [`${event}.Url`]: urlOf(objectOf(event)),
        // A colon in the offset, unlike the times of a task.
        CreationTime: '2026-11-02T10:15:42+08:00',
        Code: 'InternalError',
        Message: 'The input cannot be processed.',
        Result: 1,
        Suggestion: 1,
      },
      leftOut: [
        ...(failed ? results.map((name) => `${event}.${name}`) : [`${event}.Code`, `${event}.Message`]),
        SUGGESTIONS.includes(event) ? 'Result' : 'Suggestion',
        ...(SUMS.includes(event) ? [] : ['Count']),
        ...(event === 'ReviewText' ? ['Msg', 'OcrResults'] : ['HitInfos']),
      ],
    }),
  };
}

/** The body in the `Simple` form. */
function simpleSample(event: ModerationEvent, { state }: SampleRequest): ParsedNode {
  return sampleNode(SimpleModeration, event, {
    values: {
      ...outcome(state),
      'data.event': event,
      trace_id: sampleId('s', [event, 'simple', state].join()),
      url: urlOf(objectOf(event)),
    },
    leftOut: [SUMS.includes(event) ? 'score' : 'count', ...(state === 'Failed' ? failedData() : [])],
  });
}

/** The body as it was up to 2021. */
function legacySample({ state }: SampleRequest): ParsedNode {
  return sampleNode(LegacyModeration, 'LegacyReview', {
    values: {
      ...outcome(state),
      trace_id: sampleId('s', ['LegacyReview', state].join()),
      url: urlOf(objectOf('ReviewImage')),
    },
    leftOut: ['event', 'count', ...(state === 'Failed' ? failedData() : [])],
  });
}

/** The request by which the console tries a callback URL that is being saved. */
function consoleTestSample(): ParsedNode {
  return sampleNode(LegacyModeration, 'ConsoleTest', {
    values: {
      code: 0,
      message: 'Test request when setting callback url',
      trace_id: 'test_trace_id',
      url: 'test_image',
      result: 0,
      hit_flag: 0,
      'porn_info.label': '',
      score: 9,
    },
    leftOut: ['event', 'count', 'ads_info', 'data_id', 'cos_headers'],
  });
}

function objectOf(event: ModerationEvent): string {
  return `input/demo.${EXTENSIONS[event]}`;
}

function urlOf(object: string): string {
  return `https://examplebucket-1250000000.cos.ap-chongqing.myqcloud.com/${object}`;
}

function outcome(state: string): { readonly code: number; readonly message: string } {
  return state === 'Failed' ? { code: -1, message: 'The input cannot be processed.' } : { code: 0, message: 'success' };
}

function failedData(): string[] {
  const names = Object.keys(SimpleModeration.properties.data.properties);
  return names.filter((name) => !FAILED_DATA.includes(name)).map((name) => `data.${name}`);
}
