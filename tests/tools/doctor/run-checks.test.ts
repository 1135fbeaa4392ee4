import type { Check, Result } from '../../../src/tools/doctor/finding';
import { runChecks } from '../../../src/tools/doctor/run-checks';
import { hiderOf } from '../../../src/tools/command-line/hidden-secrets';

const RIGHT: Check = { link: 'sound', look: () => Promise.resolve({ verdict: 'right', says: 'It is.' }) };

async function resultsOf(checks: readonly Check[], hide = (text: string) => text): Promise<Result[]> {
  const results: Result[] = [];
  for await (const result of runChecks(checks, hide, 100)) results.push(result);
  return results;
}

it.each<{ what: string; look: Check['look']; says: string }>([
  { what: 'rejects', look: () => Promise.reject(new Error('It broke.')), says: 'It broke.' },
  {
    what: 'throws',
    look: () => {
      throw new Error('It broke at once.');
    },
    says: 'It broke at once.',
  },
  { what: 'never ends', look: () => new Promise(() => undefined), says: 'There was no answer within 0 s.' },
])('a check that $what says nothing, and the next one is made', async ({ look, says }) => {
  expect(await resultsOf([{ link: 'odd', look }, RIGHT])).toEqual([
    { link: 'odd', verdict: 'unknown', says },
    { link: 'sound', verdict: 'right', says: 'It is.' },
  ]);
});

it('a check knows how long it may take, and has time left to say so', async () => {
  let remaining = 0;
  const look: Check['look'] = (deadline) => {
    remaining = deadline.remainingMs();
    return RIGHT.look(deadline);
  };
  await resultsOf([{ link: 'a', look }]);
  expect(remaining).toBeGreaterThan(20);
  expect(remaining).toBeLessThan(90);
});

it('no secret of the environment is in what is said', async () => {
  const environment = {
    CALLBACK_TOKEN: 'token-of-the-tests-1234567890',
    TENCENT_SECRET_KEY: 'the-key-of-the-tests',
    KAFKA_PASSWORD: 'password-of-kafka',
    RABBITMQ_URL: 'amqps://user:pass%2Fword@host/v',
    COS_BUCKET: 'results-1250000000',
  };
  const said = [...Object.values(environment), 'pass/word'].join(' ');
  const look: Check['look'] = () => Promise.resolve({ verdict: 'wrong', says: said, remedy: said });
  const [result] = await resultsOf([{ link: 'a', look }], hiderOf(environment));
  const hidden = '[redacted] [redacted] [redacted] [redacted] results-1250000000 [redacted]';
  expect(result).toEqual({ link: 'a', verdict: 'wrong', says: hidden, remedy: hidden });
});
