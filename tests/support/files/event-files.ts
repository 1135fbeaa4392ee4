import type { SampleArguments } from '../../../src/tools/samples/event-arguments';

const DEFAULTS: SampleArguments = { jobs: '1', workflow: false, trigger: 'url' };

/** The files in `events/` that `npm run event` has made, and the arguments it was given. The other files are by hand. */
export const eventFiles: readonly (readonly [file: string, values: SampleArguments])[] = (
  [
    ['task-transcode.json.function-url.json', { name: 'Transcode', form: 'json' }],
    ['task-snapshot.failed.xml.function-url.json', { name: 'Snapshot', form: 'xml', state: 'Failed' }],
    ['task-speech-recognition.xml.function-url.json', { name: 'SpeechRecognition', form: 'xml' }],
    ['task-doc-process.xml.api-gateway.json', { name: 'DocProcess', form: 'xml', trigger: 'apigw' }],
    ['task-file-compress.two-jobs.json.function-url.json', { name: 'FileCompress', form: 'json', jobs: '2' }],
    ['workflow-finish.xml.api-gateway.json', { name: 'WorkflowFinish', form: 'xml', trigger: 'apigw' }],
    ['workflow-finish.failed.json.function-url.json', { name: 'WorkflowFinish', form: 'json', state: 'Failed' }],
    ['moderation-review-image.detail.json.function-url.json', { name: 'ReviewImage', content: 'detail' }],
    ['moderation-review-video.detail.json.function-url.json', { name: 'ReviewVideo', content: 'detail' }],
    [
      'moderation-review-text.simple.json.api-gateway.json',
      { name: 'ReviewText', content: 'simple', trigger: 'apigw' },
    ],
    ['moderation-legacy-review.json.function-url.json', { name: 'Review' }],
    ['moderation-console-test.json.function-url.json', { name: 'ConsoleTest' }],
  ] as const
).map(([file, values]) => [file, { ...DEFAULTS, ...values }]);
