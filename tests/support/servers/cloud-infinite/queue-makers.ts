import { ciTime } from './ci-state';
import { BUCKET, CREATED, REGION } from './job-makers';
import { element, elementOf } from './xml-text';

export interface NotifyOptions {
  readonly url?: string;
  readonly state?: 'On' | 'Off';
  readonly event?: string;
  readonly format?: 'XML' | 'JSON';
  /** XML that follows, as a field that no page has. */
  readonly more?: string;
}

/** `<NotifyConfig>`, off when there is no URL. */
export function notifyXml(options: NotifyOptions = {}): string {
  const { url = '', state = url === '' ? 'Off' : 'On', event = 'TaskFinish,WorkflowFinish', format = 'XML' } = options;
  return elementOf(
    'NotifyConfig',
    element('Url', url) +
      element('State', state) +
      element('Type', url === '' ? '' : 'Url') +
      element('Event', url === '' ? '' : event) +
      element('ResultFormat', format) +
      (options.more ?? ''),
  );
}

export interface QueueOptions {
  readonly id: string;
  readonly name?: string;
  readonly state?: 'Active' | 'Paused';
  readonly category?: string;
  readonly bucket?: string;
  readonly notify?: NotifyOptions;
  /** XML that follows, as a field that no page has. */
  readonly more?: string;
}

/** Content of `<QueueList>`. */
export function queueXml(options: QueueOptions): string {
  const { id, name = `queue-${id}`, state = 'Active', category = 'Transcoding', bucket = BUCKET } = options;
  return [
    element('QueueId', id),
    element('Name', name),
    element('State', state),
    notifyXml(options.notify),
    element('MaxSize', 10_000),
    element('MaxConcurrent', 10),
    element('Category', category),
    element('UpdateTime', ciTime(CREATED)),
    element('CreateTime', ciTime(CREATED)),
    element('BucketId', bucket),
    options.more ?? '',
  ].join('');
}

export interface WorkflowOptions {
  readonly id: string;
  readonly name?: string;
  readonly state?: 'Active' | 'Paused';
  readonly bucket?: string;
  /** Without it, the queue's callback is used. */
  readonly notify?: NotifyOptions;
  /** XML in Start.Input behind the queues, as a field that no page has. */
  readonly input?: string;
}

/** Content of `<MediaWorkflowList>`: a start and a transcoding. */
export function workflowXml(options: WorkflowOptions): string {
  const { id, name = `workflow-${id}`, state = 'Active', bucket = BUCKET, notify, input = '' } = options;
  const start = elementOf(
    'Start',
    '<Type>Start</Type>' +
      elementOf(
        'Input',
        '<QueueId>p-queue-1</QueueId><ObjectPrefix>in/</ObjectPrefix><PicProcessQueueId>p-queue-2</PicProcessQueueId>' +
          (notify === undefined ? '' : notifyXml(notify)) +
          input,
      ),
  );
  const node =
    '<Transcode_1581665960536><Type>Transcode</Type><Operation><TemplateId>t-1</TemplateId><Output>' +
    `<Region>${REGION}</Region><Bucket>${bucket}</Bucket><Object>out/\${RunId}.mp4</Object></Output></Operation></Transcode_1581665960536>`;
  return [
    element('Name', name),
    element('WorkflowId', id),
    element('State', state),
    element('BucketId', bucket),
    element('CreateTime', ciTime(CREATED)),
    element('UpdateTime', ciTime(CREATED)),
    elementOf(
      'Topology',
      '<Dependencies><Start>Transcode_1581665960536</Start><Transcode_1581665960536>End</Transcode_1581665960536></Dependencies>' +
        elementOf('Nodes', start + node),
    ),
  ].join('');
}
