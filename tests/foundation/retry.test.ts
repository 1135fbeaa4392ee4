import { deadlineIn } from '../../src/foundation/deadline';
import { retry } from '../../src/foundation/retry';

/** Time that passes only when something says so. */
function manualTime(milliseconds: number) {
  let remaining = milliseconds;
  const pauses: number[] = [];
  return {
    deadline: { remainingMs: () => remaining },
    pauses,
    pass(passed: number) {
      remaining = Math.max(0, remaining - passed);
    },
    pause(wanted: number) {
      pauses.push(wanted);
      this.pass(wanted);
      return Promise.resolve();
    },
  };
}

const isRetryable = () => true;

/** Fails as often as there are errors, then succeeds. */
const failing = (...errors: string[]) => {
  const operation = jest.fn<Promise<string>, [number]>(() => Promise.resolve('done'));
  for (const error of errors) operation.mockRejectedValueOnce(new Error(error));
  return operation;
};

beforeEach(() => {
  jest.spyOn(Math, 'random').mockReturnValue(0.5);
});

afterEach(() => {
  jest.restoreAllMocks();
});

describe('retry', () => {
  it('gives the first result and does not try again', async () => {
    const operation = failing();
    await expect(retry(operation, { deadline: deadlineIn(1000), isRetryable, tries: 3 })).resolves.toBe('done');
    expect(operation).toHaveBeenCalledTimes(1);
  });

  it('tries again after a retryable error, in real time too', async () => {
    const operation = failing('first', 'second');
    await expect(retry(operation, { deadline: deadlineIn(5000), isRetryable, tries: 3 })).resolves.toBe('done');
    expect(operation).toHaveBeenCalledTimes(3);
  });

  it('rejects at once with an error that is not retryable', async () => {
    const operation = failing('fatal', 'unreached');
    const time = manualTime(1000);
    const isRetryable = (error: unknown) => !(error instanceof Error && error.message === 'fatal');
    await expect(retry(operation, { ...time, isRetryable, tries: 3 })).rejects.toThrow('fatal');
    expect(operation).toHaveBeenCalledTimes(1);
    expect(time.pauses).toEqual([]);
  });

  it('rejects with the error of the last try', async () => {
    const operation = failing('first', 'second', 'third');
    const time = manualTime(10_000);
    await expect(
      retry(operation, { deadline: time.deadline, pause: (ms) => time.pause(ms), isRetryable, tries: 3 }),
    ).rejects.toThrow('third');
    expect(operation).toHaveBeenCalledTimes(3);
  });

  it.each([
    { random: 0, pauses: [0, 0, 0, 0, 0] },
    { random: 0.5, pauses: [50, 100, 200, 400, 500] },
    { random: 1, pauses: [100, 200, 400, 800, 1000] },
  ])('backs off exponentially up to a second, with full jitter ($random)', async ({ random, pauses }) => {
    jest.spyOn(Math, 'random').mockReturnValue(random);
    const time = manualTime(60_000);
    const operation = failing('1', '2', '3', '4', '5');
    await retry(operation, { deadline: time.deadline, pause: (ms) => time.pause(ms), isRetryable, tries: 6 });
    expect(time.pauses).toEqual(pauses);
  });

  it.each([
    { remaining: 3000, timeouts: [1000, 1475, 2850], why: 'an equal share for each try that is left' },
    { remaining: 60_000, timeouts: [5000, 5000, 5000], why: 'five seconds at most' },
    { remaining: 450, timeouts: [200, 200, 300], why: 'two tenths of a second at least' },
    { remaining: 170, timeouts: [170, 120, 20], why: 'never more than what is left' },
  ])('tells each try of $remaining ms how long it may take: $why', async ({ remaining, timeouts }) => {
    const time = manualTime(remaining);
    const operation = failing('first', 'second');
    await retry(operation, { deadline: time.deadline, pause: (ms) => time.pause(ms), isRetryable, tries: 3 });
    expect(operation.mock.calls.map(([timeoutMs]) => timeoutMs)).toEqual(timeouts);
  });

  it('does not wait for a try that could only start after the deadline', async () => {
    const time = manualTime(200);
    const operation = jest.fn((timeoutMs: number) => {
      time.pass(timeoutMs - 40);
      return Promise.reject(new Error('busy'));
    });
    await expect(
      retry(operation, { deadline: time.deadline, pause: (ms) => time.pause(ms), isRetryable, tries: 3 }),
    ).rejects.toThrow('busy');
    expect(operation).toHaveBeenCalledTimes(1);
    expect(time.pauses).toEqual([]);
  });

  it('keeps the known error when the pause took longer than it should', async () => {
    const time = manualTime(1000);
    const operation = failing('busy');
    const pause = () => {
      time.pass(2000);
      return Promise.resolve();
    };
    await expect(retry(operation, { deadline: time.deadline, pause, isRetryable, tries: 3 })).rejects.toThrow('busy');
    expect(operation).toHaveBeenCalledTimes(1);
  });
});

it('an operation is not tried when no time is left', async () => {
  const operation = failing();
  const tried = retry(operation, { deadline: { remainingMs: () => 0 }, isRetryable, tries: 3 });
  await expect(tried).rejects.toMatchObject({ code: 'sink_failed', message: /time was up before/ });
  expect(operation).not.toHaveBeenCalled();
});
