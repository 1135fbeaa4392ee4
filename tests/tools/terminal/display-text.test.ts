import { cutTo, displayText, widthOf } from '../../../src/tools/terminal/display-text';

describe('text from outside', () => {
  it.each([
    { what: 'an escape sequence', text: '\u001b[2Jgone', shown: '\\u001b[2Jgone' },
    { what: 'an 8-bit escape sequence', text: '\u009b2J', shown: '\\u009b2J' },
    { what: 'ends of lines', text: 'a\r\nb\u2028c', shown: 'a\\u000d\\u000ab\\u2028c' },
    { what: 'a change of direction', text: 'a\u202eb', shown: 'a\\u202eb' },
    { what: 'half a character', text: 'a\ud83d', shown: 'a\\ud83d' },
    { what: 'a control character of two halves', text: '\u{e0001}', shown: '\\u{e0001}' },
    { what: 'nothing of that kind', text: 'é 你好 😀 \\u001b', shown: 'é 你好 😀 \\u001b' },
  ])('with $what is shown so that no terminal acts on it', ({ text, shown }) => {
    expect(displayText(text)).toBe(shown);
  });
});

describe('the width of a text', () => {
  it.each([
    { text: 'abc', width: 3 },
    { text: '你好', width: 4 },
    { text: 'ﾊﾝｶｸ', width: 4 },
    { text: '，', width: 2 },
    { text: 'e\u0301', width: 1 },
    { text: '😀', width: 2 },
    { text: '…', width: 1 },
  ])('of $text is $width', ({ text, width }) => {
    expect(widthOf(text)).toBe(width);
  });

  it.each([
    { text: 'abcdef', width: 6, cut: 'abcdef' },
    { text: 'abcdef', width: 5, cut: 'abcd…' },
    { text: '你好世界', width: 6, cut: '你好…' },
    { text: '😀😀', width: 3, cut: '😀…' },
  ])('of $text is cut to $width', ({ text, width, cut }) => {
    expect(cutTo(width, text)).toBe(cut);
  });
});
