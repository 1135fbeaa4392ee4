import crypto from 'node:crypto';
import { authenticate } from '../../src/trigger/authentication';
import { readHttpRequest } from '../../src/trigger/http-request';
import { functionUrlEvent, TOKEN, TRIGGERS } from '../support/builders/events';
import type { EventParts } from '../support/builders/events';
import { refusalOf } from '../support/builders/refusal';

const PREVIOUS = 'previous-token-0123456789abc';

describe.each(TRIGGERS)('a token by $trigger', ({ eventOf }) => {
  it.each<{ way: string; parts: EventParts }>([
    { way: 'the last path segment', parts: { path: `/release/hook/${TOKEN}` } },
    { way: 'the only path segment', parts: { path: `/${TOKEN}` } },
    { way: 'a path segment with more behind it', parts: { path: `/${TOKEN}/` } },
    { way: '?token=', parts: { path: '/', query: { token: TOKEN } } },
    { way: 'the header', parts: { path: '/', headers: { 'X-Callback-Token': TOKEN } } },
    { way: 'the previous token', parts: { path: `/${PREVIOUS}` } },
    {
      way: 'one right token among wrong ones',
      parts: { path: '/wrong', query: { token: 'no' }, headers: { 'x-callback-token': TOKEN } },
    },
  ])('passes as $way', ({ parts }) => {
    const request = readHttpRequest(eventOf('', parts));
    expect(() => {
      authenticate(request, [TOKEN, PREVIOUS]);
    }).not.toThrow();
  });
});

describe('the tokens that are accepted', () => {
  const carrying = (...tokens: string[]) => readHttpRequest(functionUrlEvent('', { path: `/${tokens.join('/')}` }));

  it('are told apart by their place', () => {
    expect(authenticate(carrying(TOKEN), [TOKEN, PREVIOUS])).toBe(0);
    expect(authenticate(carrying(PREVIOUS), [TOKEN, PREVIOUS])).toBe(1);
  });

  it('are compared in constant time, each with everything that is offered, whichever is right', () => {
    const compare = jest.spyOn(crypto, 'timingSafeEqual');
    for (const path of [
      [TOKEN, 'a'],
      ['a', TOKEN],
      [PREVIOUS, 'a'],
    ]) {
      compare.mockClear();
      authenticate(carrying(...path), [TOKEN, PREVIOUS]);
      // An empty segment before the first slash is offered too.
      expect(compare).toHaveBeenCalledTimes(2 * 3);
    }
    compare.mockRestore();
  });
});

describe('a request without a valid token', () => {
  it.each<{ what: string; parts: EventParts }>([
    { what: 'none', parts: { path: '/' } },
    { what: 'an empty one', parts: { path: '/', query: { token: '' } } },
    { what: 'another of the same length', parts: { path: `/${TOKEN.slice(0, -1)}X` } },
    { what: 'the beginning of it', parts: { path: `/${TOKEN.slice(0, -1)}` } },
    { what: 'more than it', parts: { path: `/${TOKEN}x` } },
    { what: 'it in another case', parts: { path: `/${TOKEN.toUpperCase()}` } },
    { what: 'it under another query name', parts: { path: '/', query: { key: TOKEN } } },
    { what: 'it under another header', parts: { path: '/', headers: { authorization: TOKEN } } },
    { what: 'it split by a slash', parts: { path: `/${TOKEN.slice(0, 9)}/${TOKEN.slice(9)}` } },
    { what: 'it behind more segments than any callback URL has', parts: { path: `${'/a'.repeat(20)}/${TOKEN}` } },
  ])('is refused with $what, always in the same words', ({ parts }) => {
    const refusal = refusalOf(() => {
      authenticate(readHttpRequest(functionUrlEvent('', parts)), [TOKEN]);
    });
    expect(refusal).toMatchObject({ code: 'unauthorized', rule: { status: 401, retryable: false }, issues: [] });
    expect(refusal.message).toBe(
      'The request carries no valid callback token. Put it into the callback URL, as the last path segment or as ?token=.',
    );
  });

  it('is refused even if no token is accepted at all', () => {
    const request = readHttpRequest(functionUrlEvent(''));
    expect(
      refusalOf(() => {
        authenticate(request, []);
      }).code,
    ).toBe('unauthorized');
  });
});
