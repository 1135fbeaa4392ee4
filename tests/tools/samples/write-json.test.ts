import { writeJson } from '../../../src/tools/samples/write-json';

describe('writeJson', () => {
  it.each([
    ['numbers as text', { Width: 500, Duration: 13.5 }, '{"Width":"500","Duration":"13.5"}'],
    ['JobLevel as the only number', { Operation: { JobLevel: 0 } }, '{"Operation":{"JobLevel":0}}'],
    ['nothing of what is empty', { Code: 'Success', Message: '' }, '{"Code":"Success"}'],
    ['lists as arrays', { JobsDetail: [{ Index: 1 }] }, '{"JobsDetail":[{"Index":"1"}]}'],
  ])('writes %s', (_, body, json) => {
    expect(writeJson(body)).toBe(json);
  });
});
