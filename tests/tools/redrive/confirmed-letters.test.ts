import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfiguration } from '../../../src/configuration/configuration';
import { letterSender } from '../../../src/tools/redrive/letter-sender';
import { startAsked } from '../../support/builders/asked-cloud-infinite';
import { callbackOf, letterOf, storedFile } from '../../support/builders/letters';
import { ciJob } from '../../support/servers/cloud-infinite/job-makers';
import { ACCOUNT } from '../../support/servers/cos-account';

describe('a letter of a callback that Cloud Infinite does not confirm', () => {
  it('is asked about as its callback was: kept with CONFIRM=on, delivered with CONFIRM=off', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'confirmed-letters-'));
    const server = await startAsked();
    server.jobs.set('j1', ciJob({ id: 'j1', tag: 'PicProcess' }));
    const letter = letterOf(callbackOf({ JobId: 'j1', State: 'Failed' }));

    async function sent(CONFIRM: string): Promise<unknown> {
      const environment = {
        AUTH: 'none',
        SINKS: 'file',
        FILE_DIRECTORY: folder,
        CONFIRM,
        CI_BUCKETS: `${server.bucket}@${server.region}`,
        CI_ENDPOINT: server.endpoint,
        TENCENTCLOUD_SECRETID: ACCOUNT.secretId,
        TENCENTCLOUD_SECRETKEY: ACCOUNT.secretKey,
        TENCENTCLOUD_SESSIONTOKEN: ACCOUNT.sessionToken,
      };
      const sender = letterSender(readConfiguration(environment), environment, { without: [], isDry: false });
      const verdict = await sender.send(storedFile('a.json', { letter }), letter);
      sender.close();
      return verdict;
    }

    expect(await sent('on')).toMatchObject({
      outcome: 'kept',
      detail: expect.stringContaining('Cloud Infinite says something else of it') as unknown,
    });
    expect(server.requests).toHaveLength(1);
    expect(await sent('off')).toMatchObject({ outcome: 'delivered' });
    await server.stop();
    await rm(folder, { recursive: true });
  });
});
