import { bodyOfJobs, bodyOfPages } from '../../../src/tools/benchmark/bodies';
import { readCallback } from '../../../src/callback/read-callback';
import { parseBody } from '../../../src/parse/body';

const jobsOf = (body: string) => readCallback(parseBody(Buffer.from(body)).tree).jobs;

describe('a body to be measured', () => {
  it.each([
    { what: '3 jobs', body: bodyOfJobs(3), jobs: 3, bytes: 5_950 },
    { what: '1 page', body: bodyOfPages(1), jobs: 1, bytes: 1_880 },
    { what: '5,000 pages', body: bodyOfPages(5_000), jobs: 1, bytes: 776_000 },
  ])('of $what is a valid callback of that size, the same in both forms', ({ body, jobs, bytes }) => {
    expect(jobsOf(body.xml)).toHaveLength(jobs);
    expect(jobsOf(body.json)).toEqual(jobsOf(body.xml));
    expect(body.xml.length / bytes).toBeCloseTo(1, 1);
  });
});
