import type { Environment } from '../../../src/schemas/variable';
import { configurationCheck } from '../../../src/tools/doctor/configuration-check';
import { subjectOf } from '../../../src/tools/doctor/subject';
import { lookAt, subjectIn, TOKEN } from './subjects';

const SOUND = { CALLBACK_TOKEN: TOKEN, COS_BUCKET: 'results-1250000000', COS_REGION: 'ap-guangzhou' };

it('a configuration with which the function can work is right', async () => {
  expect(await lookAt(configurationCheck(subjectIn(SOUND)))).toEqual({
    verdict: 'right',
    says: 'Every variable is sound. Records go to cos, dead letters to cos.',
  });
});

it.each<{ what: string; environment: Environment; says: string }>([
  { what: 'that lacks a token', environment: { ...SOUND, CALLBACK_TOKEN: ' ' }, says: 'CALLBACK_TOKEN is not set' },
  { what: 'that is open to all', environment: { ...SOUND, AUTH: 'none' }, says: 'AUTH is none' },
  { what: 'with a wrong value', environment: { ...SOUND, COS_REGION: 'Guangzhou' }, says: 'COS_REGION has a value' },
  { what: 'that would lose its files', environment: { CALLBACK_TOKEN: TOKEN }, says: 'COS_BUCKET is not set' },
])('a configuration $what is wrong', async ({ environment, says }) => {
  const finding = await lookAt(configurationCheck(subjectIn(environment)));
  expect(finding).toMatchObject({ verdict: 'wrong', says: expect.stringContaining(says) as string });
});

it.each(['unfilled', 'misspelt'] as const)('settings of which some are %s are wrong', async (which) => {
  const settings = { environment: SOUND, unfilled: [], misspelt: [], [which]: ['COS_REGIN in .env is odd.'] };
  const finding = await lookAt(configurationCheck(subjectOf(settings, undefined)));
  expect(finding).toMatchObject({ verdict: 'wrong', says: 'COS_REGIN in .env is odd.' });
});
