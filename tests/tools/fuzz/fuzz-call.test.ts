import { isMembers } from '../../../src/tools/fuzz/answer';
import { fuzzCall } from '../../../src/tools/fuzz/fuzz-call';
import type { FuzzCall } from '../../../src/tools/fuzz/fuzz-call';
import { jsonLeaves } from '../../../src/tools/fuzz/json-leaves';
import { randomOfRun } from '../../../src/tools/fuzz/random';

const TOKEN = 'a-token-of-the-tests';
const RUNS = 2_000;
const callsOf = (seed: number, runs: number): FuzzCall[] =>
  Array.from({ length: runs }, (_, run) => fuzzCall(TOKEN, randomOfRun(seed, run)));
const events = (calls: readonly FuzzCall[]): string[] =>
  calls.map(({ event }) => (event === undefined ? '' : JSON.stringify(event)));

const calls = callsOf(1, RUNS);

describe('the calls of a seed', () => {
  it('are always the same, and each is made without the ones before it', () => {
    expect(events(callsOf(1, 200))).toEqual(events(calls.slice(0, 200)));
    expect(events([fuzzCall(TOKEN, randomOfRun(1, 1234))])).toEqual(events(calls.slice(1234, 1235)));
  });

  it('are others than those of another seed, and nearly all different', () => {
    expect(events(callsOf(2, 20))).not.toEqual(events(calls.slice(0, 20)));
    expect(new Set(events(calls)).size).toBeGreaterThan(RUNS * 0.9);
  });

  it('are of every kind', () => {
    const shapes = calls.map(({ token, request }) => `${token} ${request}`);
    expect(shapes).toEqual(
      expect.arrayContaining([
        'right callback',
        'wrong callback',
        'none callback',
        'right other',
        'none other',
        'right health',
      ]),
    );
  });

  it('carry the token exactly where they say so', () => {
    const carries = ({ event }: FuzzCall): boolean => {
      const { path, headers, queryString, queryStringParameters } = isMembers(event) ? event : {};
      const leaves = jsonLeaves(JSON.stringify([path, headers, queryString, queryStringParameters]));
      const offered = leaves.flatMap(({ text }) => text.split('/'));
      return offered.includes(TOKEN);
    };
    const wrong = calls.filter((call) => call.request === 'callback' && carries(call) !== (call.token === 'right'));
    expect(events(wrong)).toEqual([]);
  });

  it.each([
    { what: 'XML', pattern: /^\s*<R/ },
    { what: 'JSON', pattern: /^\s*\{/ },
    { what: 'Base64', pattern: /^[A-Za-z0-9+/]{40,}=*$/ },
    { what: 'half a character', pattern: /\\ud800/ },
    { what: 'one name twice', pattern: /"EventName":.*"EventName":/ },
    { what: 'attributes', pattern: /<\w+ [a-z:]+="/ },
    { what: 'a workflow beside jobs', pattern: /JobsDetail.*WorkflowExecution|WorkflowExecution.*JobsDetail/s },
    { what: 'a number that no double holds', pattern: /:1e400/ },
    { what: 'deep nodes', pattern: /(?:<Nested>){20}|(?:"Nested":\{){20}/ },
    { what: 'a reserved name', pattern: /__proto__/ },
  ])('have bodies with $what', ({ pattern }) => {
    const bodies = calls.flatMap(({ event }) =>
      isMembers(event) && typeof event['body'] === 'string' ? [event['body']] : [],
    );
    expect(bodies.filter((body) => pattern.test(body)).length).toBeGreaterThan(1);
  });
});
