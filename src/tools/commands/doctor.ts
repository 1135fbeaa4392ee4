import { hiderOf } from '../command-line/hidden-secrets';
import { SETTINGS_OPTIONS } from '../command-line/settings';
import { startCommand } from '../command-line/start-command';
import { checksOf } from '../doctor/checks';
import { blockOf, summaryOf } from '../doctor/doctor-report';
import type { Result } from '../doctor/finding';
import { functionUrl } from '../doctor/function-request';
import { runChecks } from '../doctor/run-checks';
import { subjectOf } from '../doctor/subject';
import { settingsOf } from './settings';

void startCommand({
  name: 'doctor',
  summary: 'Looks at every link from Cloud Infinite to the records: what is right, what is wrong, and what to do.',
  options: {
    url: { type: 'string', value: 'URL', summary: 'Looks at the function here too; the token is not part of it.' },
    json: { type: 'boolean', summary: 'Prints one JSON object.' },
    ...SETTINGS_OPTIONS,
  },
  examples: ['-- --stage prod --url https://1250000000-abc.ap-guangzhou.tencentscf.com', '-- --stage prod --json'],
  async run({ values, print }) {
    const settings = await settingsOf(values);
    const { environment } = settings;
    const url = values.url === undefined ? undefined : functionUrl(values.url, environment);
    // A terminal that is told so shows no colours: https://no-color.org.
    const isColoured = process.stdout.isTTY && !environment['NO_COLOR'];
    const results: Result[] = [];
    for await (const result of runChecks(checksOf(subjectOf(settings, url)), hiderOf(environment))) {
      results.push(result);
      if (!values.json) print(blockOf(result, isColoured));
    }
    print(values.json ? JSON.stringify({ results }, null, 2) : `\n${summaryOf(results)}`);
    return results.some(({ verdict }) => verdict === 'wrong') ? 'failed' : 'done';
  },
});
