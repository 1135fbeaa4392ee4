import { parseFilter, uncertainFieldsOf } from '../../src/callback/job-filter';
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
    expect(parseFilter(text).wants(jobOf())).toBe(wants);
  });

  it('over a field that the job does not have wants no such job, and says which field it is', () => {
    const job = jobOf({ queueId: undefined });
    expect(parseFilter('name=PicProcess;queue=p1').wants(job)).toBe(false);
    expect(parseFilter('name=PicProcess;queue=p1').lacks(job)).toBe('queue');
    expect(parseFilter('name=Transcode').lacks(job)).toBeUndefined();
  });

  it.each([
    { filter: 'bucket=a;name=b', fields: ['bucket'] },
    { filter: 'queue=a;bucket=b', fields: ['bucket', 'queue'] },
    { filter: 'name=bucket', fields: [] },
  ])('$filter is over fields that a job may lack: $fields', ({ filter, fields }) => {
    expect(uncertainFieldsOf(filter)).toEqual(fields);
  });
});
