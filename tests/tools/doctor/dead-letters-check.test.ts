import { deadLetterRecord } from '../../../src/delivery/dead-letter';
import type { DeadLetter } from '../../../src/delivery/dead-letter';
import { deadLettersCheck } from '../../../src/tools/doctor/dead-letters-check';
import { callbackOf, letterOf } from '../../support/builders/letters';
import { ACCOUNT } from '../../support/servers/cos-account';
import { cosEnvironment } from '../../support/servers/cos-environment';
import { startCosServer } from '../../support/servers/cos-server';
import type { CosServer } from '../../support/servers/cos-server';
import { lookAt, subjectIn } from './subjects';

let server: CosServer;
beforeEach(async () => {
  server = await startCosServer(ACCOUNT);
});
afterEach(() => server.stop());

const lookIn = (others: object = {}) => lookAt(deadLettersCheck(subjectIn({ ...cosEnvironment(server), ...others })));

function keep(letter: DeadLetter): void {
  const { key, body } = deadLetterRecord(letter, 'cloud-infinite');
  server.objects.set(key, { body, headers: {} });
}

it('that there is none is right', async () => {
  expect(await lookIn()).toEqual({
    verdict: 'right',
    says: 'None is in cos://results-1250000000/cloud-infinite/_dead-letters/',
  });
});

it('letters that wait are wrong, and the oldest is named', async () => {
  keep({ ...letterOf(callbackOf({ JobId: 'j1' })), time: '2026-02-03T00:00:00.000Z' });
  keep({ ...letterOf(callbackOf({ JobId: 'j2' })), time: '2026-01-02T00:00:00.000Z' });
  server.objects.set('cloud-infinite/_dead-letters/odd.json', { body: Buffer.from('{'), headers: {} });
  const finding = await lookIn();
  expect(finding).toMatchObject({ verdict: 'wrong', remedy: expect.stringContaining('npm run redrive') as string });
  expect(finding?.says).toBe(
    '3 wait in cos://results-1250000000/cloud-infinite/_dead-letters/, the oldest since 2026-01-02T00:00:00.000Z.',
  );
});

it('a bucket that may not be listed says nothing', async () => {
  server.faults.push(403);
  const finding = await lookIn();
  expect(finding).toMatchObject({ verdict: 'unknown', says: expect.stringContaining('may not be listed') as string });
});

it.each([
  {
    what: 'a queue',
    others: { SINKS: 'cmq', DEAD_LETTERS: 'cmq', CMQ_QUEUE: 'q' },
    says: 'They are in cmq, which shows only who takes them.',
  },
  { what: 'no keys', others: { TENCENTCLOUD_SECRETID: '' }, says: 'There are no keys to look with.' },
  {
    what: 'a folder elsewhere',
    others: { DEAD_LETTERS: 'file', FILE_DIRECTORY: '/no/such/folder' },
    says: 'Their folder is not on this machine.',
  },
  { what: 'no configuration', others: { COS_REGION: 'X' }, says: 'The configuration does not say where they are.' },
])('with $what, it is not looked at', async ({ others, says }) => {
  expect(await lookIn(others)).toEqual({ verdict: 'skipped', says });
});
