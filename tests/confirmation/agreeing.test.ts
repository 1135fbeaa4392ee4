import { writtenBody } from '../../src/tools/samples/sample-body';
import { confirmingReceiver, startAsked } from '../support/builders/asked-cloud-infinite';
import { askedKinds, knowSample, SAMPLE } from '../support/builders/sample-answers';
import type { CloudInfinite } from '../support/servers/cloud-infinite/cloud-infinite';

let server: CloudInfinite;
beforeAll(async () => {
  server = await startAsked();
});
afterAll(() => server.stop());

const WAYS = askedKinds.flatMap((kind) =>
  kind.states.flatMap((state) =>
    kind.forms.map((form) => ({ kind, state, form, label: [kind.name, kind.content ?? form, state].join(' ') })),
  ),
);

/** What the query does not tell: it has other words for it, or none. */
const SIMPLE_ONLY = /^\$\.(message|data\.(porn_info|ads_info|cos_headers))$/;

describe('a callback that says what Cloud Infinite says', () => {
  it.each(WAYS)('is confirmed: $label', async ({ kind, state, form }) => {
    const tree = knowSample(server, kind, { ...SAMPLE, state });
    const { send, records, issues, deadLetters } = confirmingReceiver(server);
    expect({ answer: await send(writtenBody(kind, form, tree)), issues: issues() }).toEqual({
      answer: { status: 200 },
      issues: [],
    });
    const [record, ...others] = records();
    expect([others, deadLetters.stored.size]).toEqual([[], 0]);
    expect(record).toMatchObject({ confirmed: true });
    const open = (record?.unconfirmed ?? '').split(' ').filter(Boolean);
    expect(open.filter((path) => kind.content !== 'simple' || !SIMPLE_ONLY.test(path))).toEqual([]);
  });
});
