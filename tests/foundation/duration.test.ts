import { durationMs } from '../../src/foundation/duration';

it.each([
  { text: '0s', is: 0 },
  { text: '90s', is: 90_000 },
  { text: '30m', is: 1_800_000 },
  { text: '24h', is: 86_400_000 },
  { text: '7d', is: 604_800_000 },
  ...['', '7', 'd', '7w', '-1h', '1.5h', ' 1h', '1 h', '9999999d'].map((text) => ({ text, is: undefined })),
])('$text is a duration of $is ms', ({ text, is }) => {
  expect(durationMs(text)).toBe(is);
});
