import { asCallbackError, CallbackError, causesOf, ERRORS } from '../../src/foundation/errors';

describe('the error table', () => {
  it.each(Object.entries(ERRORS))(
    '%s is a client error that stays one, or a server error worth repeating',
    (_, rule) => {
      expect(rule.retryable).toBe(rule.status >= 500);
    },
  );

  it.each(Object.entries(ERRORS))(
    '%s hides its message when the fault is ours, or it tells what others know',
    (code, rule) => {
      expect(rule.exposed).toBe(rule.status < 500 && code !== 'not_confirmed');
    },
  );
});

describe('a CallbackError', () => {
  it('has the rule of its code, its issues and its cause', () => {
    const cause = new Error('inner');
    const issues = [{ path: '$', message: 'm' }];
    const error = new CallbackError('schema_mismatch', 'outer', { cause, issues });
    expect(error).toMatchObject({
      name: 'CallbackError',
      message: 'outer',
      rule: ERRORS.schema_mismatch,
      issues,
      cause,
    });
    expect(error).toBeInstanceOf(Error);
  });

  it('has no cause and no issues unless they are given', () => {
    const error = new CallbackError('sink_failed', 'm');
    expect(Object.hasOwn(error, 'cause')).toBe(false);
    expect(error.issues).toEqual([]);
  });
});

describe('anything thrown', () => {
  it('stays the CallbackError it is', () => {
    const error = new CallbackError('sink_failed', 'm');
    expect(asCallbackError(error)).toBe(error);
  });

  it.each([
    { thrown: new TypeError('x is not a function'), message: 'TypeError: x is not a function' },
    { thrown: 'a secret', message: 'a thrown string' },
    { thrown: undefined, message: 'a thrown undefined' },
    { thrown: { password: 'p' }, message: 'a thrown object' },
  ])('becomes internal_error: $message', ({ thrown, message }) => {
    const error = asCallbackError(thrown);
    expect(error).toMatchObject({ code: 'internal_error', message });
    expect(error.cause).toBe(thrown);
  });
});

describe('the causes of an error', () => {
  it('are its messages from the outermost in', () => {
    const error = new Error('a', { cause: new TypeError('b', { cause: 'c' }) });
    expect(causesOf(error)).toEqual(['TypeError: b', 'a thrown string']);
  });

  it('are none when it has none', () => {
    expect(causesOf(new Error('a'))).toEqual([]);
  });

  it('end, even if an error is its own cause', () => {
    const error = new Error('a');
    error.cause = error;
    expect(causesOf(error)).toHaveLength(5);
  });
});
