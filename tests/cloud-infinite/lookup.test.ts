import type { CiClient } from '../../src/cloud-infinite/ci-client';
import { moderationPlacesOf, RUN_PLACES, taskPlaces } from '../../src/cloud-infinite/asking';
import { lookUp } from '../../src/cloud-infinite/lookup';
import type { Finding, Question } from '../../src/cloud-infinite/lookup';
import { deadlineIn } from '../../src/foundation/deadline';
import { tags } from '../../src/schemas/task/tasks';
import { moderations } from '../../src/schemas/moderation/moderations';
import { clientOf, startAsked } from '../support/builders/asked-cloud-infinite';
import { ciJob, ciRun, moderationXml } from '../support/servers/cloud-infinite/job-makers';
import type { CloudInfinite } from '../support/servers/cloud-infinite/cloud-infinite';

let server: CloudInfinite;
let client: CiClient;
beforeEach(async () => {
  server = await startAsked();
  client = clientOf(server);
});
afterEach(() => server.stop());

const questionOf = (id: string, places: Question['places']): Question => ({ id, places, clients: [client] });

async function find(...questions: readonly Question[]): Promise<readonly (Finding | undefined)[]> {
  const findings = await lookUp(questions, { left: 100 }, deadlineIn(2_000));
  return questions.map((question) => findings.get(question));
}

const paths = () => server.requests.map(({ path }) => path);
const UNKNOWN = { unknown: true };
const MEDIA = taskPlaces('Transcode', true);

describe('the places of a job', () => {
  it.each(Object.keys(tags))('of the Tag %s begin with the one that its family has', (tag) => {
    const first = /^Doc/.test(tag) ? 'doc_jobs' : /^File/.test(tag) ? 'file_jobs' : 'jobs';
    expect(taskPlaces(tag, true)[0]?.path).toBe(first);
  });

  it('of a Tag that nobody documents are those of all families', () => {
    expect(taskPlaces('Brandnew', false).map(({ path }) => path)).toEqual(['jobs', 'doc_jobs', 'file_jobs']);
    expect(taskPlaces('constructor', false)).toHaveLength(3);
  });

  it('are there for every documented moderation, and no other', () => {
    const found = Object.keys(moderations).map((event) => moderationPlacesOf(event)?.map(({ path }) => path));
    const kinds = ['image', 'video', 'audio', 'text', 'document', 'webpage'];
    expect(found.flat().sort()).toEqual(kinds.map((kind) => `${kind}/auditing`).sort());
    expect(moderationPlacesOf('Review')).toBeUndefined();
  });
});

describe('a lookup', () => {
  it.each(['repeated', 'comma'] as const)(
    'tells known ids from unknown ones that are listed so: %s',
    async (nonExist) => {
      server.modes.nonExist = nonExist;
      server.jobs.set('j1', ciJob({ id: 'j1' }));
      const findings = await find(...['j0', 'j1', 'j2'].map((id) => questionOf(id, MEDIA)));
      expect(findings).toEqual([
        UNKNOWN,
        { node: expect.objectContaining({ JobId: 'j1' }) as unknown, client: expect.anything() as unknown },
        UNKNOWN,
      ]);
      expect(paths()).toEqual(['/jobs/j0,j1,j2']);
    },
  );

  it.each([
    { tag: 'DocProcess', asked: ['/doc_jobs/a', '/jobs/a'] },
    { tag: 'FileHashCode', asked: ['/file_jobs/a', '/jobs/a'] },
    { tag: 'PicProcess', asked: ['/jobs/a', '/pic_jobs/a'] },
    { tag: 'SpeechRecognition', asked: ['/jobs/a', '/asr_jobs/a', '/ai_jobs/a'] },
    { tag: 'Translation', asked: ['/jobs/a', '/ai_jobs/a'] },
    { tag: 'Transcode', asked: ['/jobs/a'] },
  ])('asks wherever a job could be before it calls it unknown: $tag', async ({ tag, asked }) => {
    expect(await find(questionOf('a', taskPlaces(tag, true)))).toEqual([UNKNOWN]);
    expect(paths()).toEqual(asked);
  });

  it('finds a job at a place of another family', async () => {
    server.jobs.set('d1', ciJob({ id: 'd1', tag: 'DocProcess', family: 'task' }));
    expect(await find(questionOf('d1', taskPlaces('DocProcess', true)))).toMatchObject([{ node: { JobId: 'd1' } }]);
    expect(paths()).toEqual(['/doc_jobs/d1', '/jobs/d1']);
  });

  it('is in doubt when the first place refuses', async () => {
    server.faults.push(403);
    const findings = await find(questionOf('d1', taskPlaces('DocProcess', true)));
    expect(findings).toMatchObject([{ error: { code: 'cloud_infinite_failed' } }]);
    expect(paths()).toEqual(['/doc_jobs/d1', '/jobs/d1']);
  });

  it('is in no doubt when only a further place refuses, whose rights nobody may have', async () => {
    server.faults.push({ slow: 0 }, 403);
    expect(await find(questionOf('c1', taskPlaces('PicProcess', true)))).toEqual([UNKNOWN]);
    expect(paths()).toEqual(['/jobs/c1', '/pic_jobs/c1']);
  });

  it('is in doubt when a further place does not answer', async () => {
    server.faults.push({ slow: 0 }, 503, 503, 503);
    const findings = await find(questionOf('c1', taskPlaces('PicProcess', true)));
    expect(findings).toMatchObject([{ error: { code: 'cloud_infinite_failed' } }]);
  });

  it.each(['404', '200-empty', '400'] as const)(
    'takes each answer about a run that is not there for that: %s',
    async (mode) => {
      server.modes.unknownRun = mode;
      server.runs.set('i1', ciRun({ runId: 'i1' }));
      expect(await find(questionOf('i1', RUN_PLACES), questionOf('i2', RUN_PLACES))).toMatchObject([
        { node: { RunId: 'i1' } },
        UNKNOWN,
      ]);
    },
  );

  it('asks each moderation at the place of its kind', async () => {
    server.moderations.webpage.set('sh1', moderationXml({ id: 'sh1' }));
    const places = moderationPlacesOf('ReviewHtml') ?? [];
    expect(await find(questionOf('sh1', places), questionOf('sh2', places))).toMatchObject([
      { node: { JobId: 'sh1' } },
      UNKNOWN,
    ]);
    expect(paths().sort()).toEqual(['/webpage/auditing/sh1', '/webpage/auditing/sh2']);
  });

  it('does not take the job of another id', async () => {
    server.jobs.set('j1', { ...ciJob({ id: 'other' }), id: 'j1' });
    expect(await find(questionOf('j1', MEDIA))).toEqual([UNKNOWN]);
  });

  it('sends no more requests than it may', async () => {
    const questions = Array.from({ length: 25 }, (_, at) => questionOf(`j${at}`, MEDIA));
    const findings = await lookUp(questions, { left: 2 }, deadlineIn(2_000));
    expect([...findings.values()].filter((finding) => 'error' in finding)).toHaveLength(5);
    expect(server.requests).toHaveLength(2);
  });
});
