import type { CiClient } from '../../../src/cloud-infinite/ci-client';
import { listTargets } from '../../../src/tools/connect/targets';
import type { CloudInfinite } from '../../support/servers/cloud-infinite/cloud-infinite';
import { queueXml } from '../../support/servers/cloud-infinite/queue-makers';
import { startServedCloud } from './served-cloud';

let cloud: CloudInfinite;
let client: CiClient;
beforeEach(async () => {
  ({ cloud, client } = await startServedCloud());
});
afterEach(() => cloud.stop());

describe('the list', () => {
  it('has every kind, every page and every category', async () => {
    for (let number = 0; number < 23; number += 1) {
      cloud.queues.queue.set(
        `p${number}`,
        queueXml({ id: `p${number}`, category: number % 2 ? 'Transcoding' : 'SpeedTranscoding' }),
      );
    }
    for (const path of ['picqueue', 'ai_queue', 'asrqueue', 'docqueue', 'file_queue'] as const) {
      cloud.queues[path].set(`q-${path}`, queueXml({ id: `q-${path}` }));
    }
    const { queues, workflows, notes, failures } = await listTargets([client]);
    expect(queues).toHaveLength(28);
    expect(new Set(queues.map(({ kind }) => kind))).toEqual(
      new Set(['media', 'picture', 'ai', 'speech', 'document', 'file']),
    );
    expect({ workflows, notes, failures }).toEqual({ workflows: [], notes: [], failures: [] });
  });

  it('goes on when one kind cannot be had, and says which', async () => {
    cloud.queues.picqueue.set('p1', queueXml({ id: 'p1' }));
    cloud.faults.push(403);
    const { queues, failures } = await listTargets([client]);
    expect(queues.map(({ id }) => id)).toEqual(['p1']);
    expect(failures).toEqual([expect.stringMatching(/GET ci:\/\/.*\/queue was answered 403 AccessDenied/)]);
  });

  it('takes a service that is not enabled for no fault', async () => {
    const answer = { status: 400, code: 'MediaBucketUnBinded', message: '', requestId: '', text: '', response: {} };
    const unbound: CiClient = { ...client, send: () => Promise.resolve(answer) };
    const { notes, failures } = await listTargets([unbound]);
    expect(failures).toEqual([]);
    expect(notes).toContainEqual(expect.stringContaining('has no media queues: the service is not enabled there'));
  });

  it('is not taken for whole when its pages have less than they say', async () => {
    const text = '<Response><TotalCount>2</TotalCount><QueueList><QueueId>p1</QueueId></QueueList></Response>';
    const answer = { status: 200, code: undefined, message: undefined, requestId: '', text, response: {} };
    const { failures } = await listTargets([{ ...client, send: () => Promise.resolve(answer) }]);
    expect(failures[0]).toContain('has 2 of them, but its pages only 1');
  });
});
