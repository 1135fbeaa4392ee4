import { readInvocation } from '../../src/invocation/invocation';

/** The clock of deadlines stands still. */
beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('an invocation', () => {
  it.each([
    { context: { time_limit_in_ms: 10_000 }, usable: 9_000, why: 'a second of a long limit' },
    { context: { time_limit_in_ms: 3_000 }, usable: 2_400, why: 'a fifth of a short limit' },
    { context: { time_limit_in_ms: 1_000 }, usable: 800, why: 'a fifth of the shortest limit' },
    {
      context: { getRemainingTimeInMillis: () => 2_000, time_limit_in_ms: 10_000 },
      usable: 1_600,
      why: 'what is left',
    },
    { context: { getRemainingTimeInMillis: () => undefined, time_limit_in_ms: 500 }, usable: 400, why: 'the limit' },
    { context: {}, usable: 2_400, why: "the platform's default" },
    { context: { time_limit_in_ms: '10000' }, usable: 2_400, why: "the platform's default" },
    { context: undefined, usable: 2_400, why: "the platform's default" },
    { context: null, usable: 2_400, why: "the platform's default" },
  ])('with the context $context keeps a reserve of $why', ({ context, usable }) => {
    expect(readInvocation(context).deadline.remainingMs()).toBeCloseTo(usable);
  });

  it('asks the context for the time as a method of it', () => {
    const context = {
      left: 1_000,
      getRemainingTimeInMillis() {
        return this.left;
      },
    };
    expect(readInvocation(context).deadline.remainingMs()).toBeCloseTo(800);
  });

  it.each([
    { context: { request_id: 'r1' }, requestId: 'r1' },
    { context: { request_id: 7 }, requestId: undefined },
    { context: {}, requestId: undefined },
    { context: undefined, requestId: undefined },
  ])('with the context $context has the request id $requestId', ({ context, requestId }) => {
    expect(readInvocation(context).requestId).toBe(requestId);
  });

  it('has no more of a request id than any of the platform has', () => {
    expect(readInvocation({ request_id: 'r'.repeat(300_000) }).requestId).toBe('r'.repeat(100));
  });
});
