import { functionUrlEvent } from '../support/builders/events';
import { CONTEXT, receiver } from '../support/builders/receiver';
import { memorySink } from '../support/builders/sinks';

const contentOf = ({ body }: { readonly body: string }): unknown => JSON.parse(body);

describe.each(['strict', 'report'] as const)('a job that is refused among others with VALIDATION=%s', (validation) => {
  const PICTURE = { Tag: 'PicProcess', State: 'Success' };
  const CALLBACK = {
    EventName: 'TaskFinish',
    JobsDetail: [{ ...PICTURE, JobId: 'j1' }, {}, { ...PICTURE, JobId: 'j3', State: 'Failed' }],
  };

  it('keeps none of them from being delivered, and the whole callback is a dead letter', async () => {
    const sink = memorySink();
    const { handler, lines, deadLetters } = receiver({ sinks: [sink], configuration: { validation } });
    const body = JSON.stringify(CALLBACK);
    const response = await handler(functionUrlEvent(body), CONTEXT);
    expect(response.statusCode).toBe(422);
    expect(contentOf(response)).toMatchObject({
      error: { code: 'schema_mismatch', issues: [{ path: '$.JobsDetail[1]' }] },
    });
    expect([...sink.stored.keys()]).toEqual(['ci/PicProcess/j1.Success.json', 'ci/PicProcess/j3.Failed.json']);
    expect(lines).toMatchObject([
      {
        status: 422,
        jobs: [
          { id: 'j1', sinks: [{}] },
          { refused: true, sinks: [] },
          { id: 'j3', sinks: [{}] },
        ],
      },
    ]);
    expect([...deadLetters.stored.values()].map((letter): unknown => JSON.parse(letter))).toMatchObject([
      { error: { code: 'schema_mismatch' }, body: Buffer.from(body).toString('base64') },
    ]);
    const again = await handler(functionUrlEvent(body), CONTEXT);
    expect(again.statusCode).toBe(422);
    expect(lines[1]).toMatchObject({ jobs: [{ sinks: [{ outcome: 'duplicate' }] }, {}, { sinks: [{}] }] });
  });
});

describe('a job with faults', () => {
  const FAULTY = jsonFaulty();

  it('is delivered as it came, with its faults in the record and a warning in the log', async () => {
    const sink = memorySink();
    const { handler, lines, deadLetters } = receiver({ sinks: [sink], configuration: { validation: 'report' } });
    expect((await handler(functionUrlEvent(FAULTY), CONTEXT)).statusCode).toBe(200);
    const [record = '{}'] = sink.stored.values();
    const fault = '$.Operation.JobLevel: expected a whole number, got the text "high".';
    expect(JSON.parse(record)).toMatchObject({
      id: 'j1:Success',
      faults: fault,
      data: { Operation: { JobLevel: 'high' } },
    });
    expect(lines).toMatchObject([{ level: 'warn', status: 200, jobs: [{ issues: [{ message: fault }] }] }]);
    expect(deadLetters.stored.size).toBe(0);
  });

  it('is refused in strict mode, and kept as a dead letter', async () => {
    const sink = memorySink();
    const { handler, deadLetters } = receiver({ sinks: [sink], configuration: { validation: 'strict' } });
    expect((await handler(functionUrlEvent(FAULTY), CONTEXT)).statusCode).toBe(422);
    expect([sink.stored.size, deadLetters.stored.size]).toEqual([0, 1]);
  });

  function jsonFaulty(): string {
    const job = { Tag: 'PicProcess', JobId: 'j1', State: 'Success', Operation: { JobLevel: 'high' } };
    return JSON.stringify({ EventName: 'TaskFinish', JobsDetail: job });
  }
});
