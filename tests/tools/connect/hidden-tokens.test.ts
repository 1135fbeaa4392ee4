import { tokenHider } from '../../../src/tools/connect/hidden-tokens';

const TOKEN = 'token-of-the-tests-1234567890';
const HOST = 'https://1250000000-abcdefgh.ap-guangzhou.tencentscf.com';

describe('a text for people', () => {
  const hide = tokenHider(new Map([[TOKEN, '<CALLBACK_TOKEN>']]));

  it.each([
    { text: `see ${HOST}/${TOKEN}.`, shown: `see ${HOST}/<CALLBACK_TOKEN>.` },
    { text: `${HOST}/?token=${TOKEN}&x=1`, shown: `${HOST}/?token=<CALLBACK_TOKEN>&x=<hidden>` },
    { text: 'https://a.example/secret-of-another-receiver', shown: 'https://a.example/<token>' },
    { text: 'https://a.example/hook?key=abc', shown: 'https://a.example/hook?key=<hidden>' },
    { text: '"https://me:pass@a.example/x"', shown: '"https://<login>@a.example/x"' },
    {
      text: 'ci://a-1250000000/queue/p1234567890123456789012345',
      shown: 'ci://a-1250000000/queue/p1234567890123456789012345',
    },
  ])('holds no secret of $text', ({ text, shown }) => {
    expect(hide(text)).toBe(shown);
  });
});
