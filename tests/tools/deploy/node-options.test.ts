import { nodeOptionNotes } from '../../../src/tools/deploy/node-options';

it.each([
  { value: undefined, notes: 0 },
  { value: '', notes: 0 },
  { value: '--use-openssl-ca', notes: 1 },
])('what could go wrong with --use-openssl-ca is noted before it is deployed: $value', ({ value, notes }) => {
  expect(nodeOptionNotes(value)).toHaveLength(notes);
});
