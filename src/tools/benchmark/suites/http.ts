import { bodyOfJobs } from '../bodies';
import { load } from '../load';
import type { Effort, Section } from '../measurement';
import { whileServing } from '../processes';
import type { Server } from '../processes';
import { rounds } from '../rounds';
import { quantile, ratios } from '../statistics';
import type { Workshop } from '../workshop';
import { cosVariables, TOKEN } from './function-variables';

const REQUESTS = 600;
const CONCURRENCY = 8;
/** After so many the optimised code of both is there, and their young generations have their size. */
const WARM_UP_ROUNDS = 3;

interface Batch {
  readonly rate: number;
  readonly cpuUs: number;
  readonly p99Ms: number;
  readonly rssMb: number;
}

/** The function behind `node:http`, beside the naive handler on express, both with COS on loopback. */
export async function http(workshop: Workshop, { httpRounds }: Effort): Promise<Section> {
  const { xml } = bodyOfJobs(1);
  const measured = await whileServing(async (start) => {
    const { url } = await start(workshop, 'cos-stub');
    const ours = await start(workshop, 'function-server', [workshop.functionBundle], cosVariables(url));
    const naive = await start(workshop, 'naive-server', [url]);
    const cases = { ours: () => batch(ours, `/${TOKEN}`, xml), naive: () => batch(naive, '/', xml) };
    await rounds(WARM_UP_ROUNDS, cases);
    return await rounds(httpRounds, cases);
  });

  const ratio = (of: (one: Batch) => number) => ratios(measured.ours.map(of), measured.naive.map(of));
  const own = (of: (one: Batch) => number) => measured.ours.map(of);
  return {
    title: 'Behind HTTP',
    how:
      `${REQUESTS} POSTs of 2 kB XML a batch, ${CONCURRENCY} at a time over kept connections, from another process; one ` +
      'confirmed PUT a request. The function behind node:http, as a ratio to express + xml2js + cos-nodejs-sdk-v5.',
    measurements: [
      { id: 'http.rate', what: 'requests a second', values: ratio(({ rate }) => rate), unit: '×' },
      { id: 'http.cpu', what: 'server CPU of a request', values: ratio(({ cpuUs }) => cpuUs), unit: '×' },
      { id: 'http.p99', what: 'p99', values: ratio(({ p99Ms }) => p99Ms), unit: '×' },
      { id: 'http.rss', what: 'RSS', values: ratio(({ rssMb }) => rssMb), unit: '×' },
      { id: 'http.own.rate', what: 'the function: requests', values: own(({ rate }) => rate), unit: '/s' },
      { id: 'http.own.cpu', what: 'the function: CPU of a request', values: own(({ cpuUs }) => cpuUs), unit: 'µs' },
      { id: 'http.own.p99', what: 'the function: p99', values: own(({ p99Ms }) => p99Ms), unit: 'ms' },
      { id: 'http.own.rss', what: 'the function: RSS', values: own(({ rssMb }) => rssMb), unit: 'MB' },
    ],
  };
}

async function batch(server: Server, path: string, body: string): Promise<Batch> {
  const before = await server.usage();
  const { seconds, latenciesMs } = await load(server.url + path, body, REQUESTS, CONCURRENCY);
  const { cpuMs, rssMb } = await server.usage();
  return {
    rate: REQUESTS / seconds,
    cpuUs: ((cpuMs - before.cpuMs) * 1e3) / REQUESTS,
    p99Ms: quantile(latenciesMs, 0.99),
    rssMb,
  };
}
