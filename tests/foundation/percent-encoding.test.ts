import { escapeOf, percentEncoded, uriComponent } from '../../src/foundation/percent-encoding';

describe('percent-encoding', () => {
  it.each([
    { text: 'Az09-_.~', component: 'Az09-_.~', strict: 'Az09-_.~' },
    { text: " !'()*/%+云", component: "%20!'()*%2F%25%2B%E4%BA%91", strict: '%20%21%27%28%29%2A%2F%25%2B%E4%BA%91' },
    { text: '', component: '', strict: '' },
    { text: 'a\ud800', component: 'a%EF%BF%BD', strict: 'a%EF%BF%BD' },
  ])('of %j', ({ text, component, strict }) => {
    expect(uriComponent(text)).toBe(component);
    expect(percentEncoded(text)).toBe(strict);
  });

  it('of one character has two capital digits', () => {
    expect(escapeOf('.')).toBe('%2E');
  });
});
