import { variableNotes } from '../../../src/tools/deploy/variable-problems';

it.each([
  { variables: { COS_FILTER: 'bucket=a-1250000000;name=Tts' }, notes: ['COS_FILTER is over bucket.'] },
  { variables: { CMQ_FILTER: 'queue=a;bucket=b' }, notes: ['CMQ_FILTER is over bucket.', 'CMQ_FILTER is over queue.'] },
  { variables: { COS_FILTER: 'name=bucket', COS_BUCKET: 'bucket-1250000000' }, notes: [] },
])('a filter over a field that not every job has is noted: $variables', ({ variables, notes }) => {
  expect(variableNotes(variables).map((note) => /^Note: (.+?\.) /.exec(note)?.[1])).toEqual(notes);
});
