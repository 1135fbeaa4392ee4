import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { eventText } from '../../../src/tools/samples/event-text';
import { callbackKinds } from '../../../src/schemas/callback-kinds';
import { readBody, readHttpRequest } from '../../../src/trigger/http-request';
import { eventFiles } from '../../support/files/event-files';

function run(...values: string[]) {
  const command = ['--import', 'tsx', 'src/tools/commands/event.ts', ...values];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  return { status, stdout, stderr };
}

const DEFAULTS = { jobs: '1', workflow: false, trigger: 'url' };

function bodyOf(text: string): string {
  return readBody(readHttpRequest(JSON.parse(text)), 1_000_000).toString();
}

describe('npm run event', () => {
  it('prints the event of a trigger, the same one each time', () => {
    const first = run('--name', 'Transcode', '--form', 'json', '--jobs', '2', '--trigger', 'apigw', '--workflow');
    expect(first).toMatchObject({ status: 0, stderr: '' });
    const values = { name: 'Transcode', form: 'json', jobs: '2', trigger: 'apigw', workflow: true };
    expect(first.stdout).toBe(`${eventText(values)}\n`);
    expect(readHttpRequest(JSON.parse(first.stdout))).toMatchObject({ trigger: 'api-gateway', method: 'POST' });
    expect(bodyOf(first.stdout).match(/"JobId"/g)).toHaveLength(2);
  });

  it('lists what there is', () => {
    const { status, stdout } = run('--list');
    expect(status).toBe(0);
    for (const { name } of callbackKinds) expect(stdout).toContain(` ${name} `);
  });

  it('says how it is used when it is used wrongly', () => {
    expect(run('--name', 'Transcod')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^There is no sample named Transcod; .*\nsee npm run event -- --help\n$/) as string,
    });
  });

  it.each([
    ['without a name', {}, '--name is missing; --list shows every name.'],
    ['an unknown form', { name: 'Concat', form: 'yaml' }, '--form is one of xml, json here.'],
    ['moderation in XML', { name: 'ReviewText', form: 'xml' }, '--form is one of json here.'],
    ['an unknown state', { name: 'Concat', state: 'Lost' }, '--state is one of Success, Failed here.'],
    ['an unknown trigger', { name: 'Concat', trigger: 'timer' }, '--trigger is one of url, apigw here.'],
    [
      'content that a kind has not',
      { name: 'ReviewHtml', content: 'simple' },
      'There is no simple content of ReviewHtml',
    ],
    ['no jobs', { name: 'Concat', jobs: '0' }, '--jobs is a whole number from 1 to 100.'],
    ['too many jobs', { name: 'Concat', jobs: '101' }, '--jobs is a whole number from 1 to 100.'],
    ['several jobs of a workflow', { name: 'WorkflowFinish', jobs: '2' }, '--jobs and --workflow are for tasks'],
  ])('refuses %s', (_, values, message) => {
    expect(() => eventText({ ...DEFAULTS, ...values })).toThrow(message);
  });

  it.each([
    ['Function URL', 'url', 'function-url', 'application/xml'],
    ['API Gateway', 'apigw', 'api-gateway', 'application/xml'],
  ])('makes the event of a %s', (_, trigger, expected, type) => {
    const request = readHttpRequest(JSON.parse(eventText({ ...DEFAULTS, name: 'Snapshot', trigger })));
    expect(request).toMatchObject({ trigger: expected, headers: { 'content-type': type } });
  });

  it.each([
    ['detail', 'Detail'],
    ['simple', 'Simple'],
  ])('says in a header that moderation has %s content', (content, header) => {
    const request = readHttpRequest(JSON.parse(eventText({ ...DEFAULTS, name: 'ReviewAudio', content })));
    expect(request.headers['x-ci-content-version']).toBe(header);
  });
});

describe('events/', () => {
  it.each(eventFiles)('%s is what the command prints', (file, values) => {
    expect(readFileSync(`events/${file}`, 'utf8')).toBe(`${eventText(values)}\n`);
  });

  it('has no file that is neither made by the command nor written by hand', () => {
    const made = eventFiles.map(([file]) => file);
    expect(
      readdirSync('events').filter((file) => !made.includes(file) && !file.startsWith('task-pic-process')),
    ).toEqual([]);
  });
});
