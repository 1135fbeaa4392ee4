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
