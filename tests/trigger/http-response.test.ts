import { CallbackError, ERRORS } from '../../src/foundation/errors';
import type { ErrorCode } from '../../src/foundation/errors';
import { errorResponse, jsonResponse } from '../../src/trigger/http-response';

const ISSUES = [{ path: '$.JobsDetail[0].JobId', message: 'expected a value, got nothing.' }];
// Object.keys forgets that the names of a constant are known.
const CODES = Object.keys(ERRORS) as ErrorCode[];

describe('a response', () => {
  it('is the JSON that both triggers take', () => {
    expect(jsonResponse(200, { 图: 1 }, { allow: 'POST' })).toEqual({
      isBase64Encoded: false,
      statusCode: 200,
      headers: { 'content-type': 'application/json; charset=utf-8', allow: 'POST' },
      body: '{"图":1}',
    });
  });

  it('is one line, whatever it says', () => {
    const { body } = jsonResponse(200, { text: 'a\u2028b' });
    expect(body).not.toContain('\u2028');
    expect(JSON.parse(body)).toEqual({ text: 'a\u2028b' });
  });

  it('asks for a re-send only where that may help', () => {
    const asking = CODES.filter((code) => 'retry-after' in errorResponse(new CallbackError(code, ''), 'r1').headers);
    expect(asking).toEqual(['configuration_invalid', 'cloud_infinite_failed', 'sink_failed', 'internal_error']);
  });

  it('says the allowed method only where another was sent', () => {
    const saying = CODES.filter((code) => 'allow' in errorResponse(new CallbackError(code, ''), 'r1').headers);
    expect(saying).toEqual(['method_not_allowed']);
  });

  it.each(CODES)('to %s has its status, and only what its caller may read', (code) => {
    const { status, exposed, meaning, retryable } = ERRORS[code];
    const response = errorResponse(new CallbackError(code, 'internal words', { issues: ISSUES }), 'r1');
    expect(response.statusCode).toBe(status);
    expect(JSON.parse(response.body)).toEqual({
      error: {
        code,
        message: exposed ? 'internal words' : meaning,
        issues: exposed ? ISSUES : [],
        requestId: 'r1',
      },
    });
    expect(response.headers['retry-after']).toBe(retryable ? '30' : undefined);
    expect(response.headers['allow']).toBe(status === 405 ? 'POST' : undefined);
  });
});
