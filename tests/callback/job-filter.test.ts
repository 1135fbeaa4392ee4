import { parseFilter } from '../../src/callback/job-filter';
import { jobOf } from '../support/builders/jobs';

describe('a filter', () => {
  it.each<{ text: string | undefined; wants: boolean }>([
    { text: undefined, wants: true },
    { text: 'name=PicProcess', wants: true },
    { text: 'name=Transcode', wants: false },
    { text: 'name=Transcode,PicProcess', wants: true },
    { text: 'name=PicProcess;state=Failed', wants: false },
    { text: 'name=PicProcess;state=Failed,Success', wants: true },
    { text: 'kind=task', wants: true },
    { text: 'kind=workflow,moderation', wants: false },
    { text: 'bucket=pictures-1250000000', wants: true },
    { text: 'queue=p1', wants: true },
    { text: 'queue=p2', wants: false },
  ])('$text wants the job: $wants', ({ text, wants }) => {
    expect(parseFilter(text)(jobOf())).toBe(wants);
  });

  it('over a field that the job does not have wants no such job', () => {
    expect(parseFilter('queue=p1')(jobOf({ queueId: undefined }))).toBe(false);
  });
});
