import type { Effort, Measurement, Section } from '../measurement';
import { whileServing } from '../processes';
import type { Run } from '../processes';
import { rounds } from '../rounds';
import { differences, ratios } from '../statistics';
import type { Workshop } from '../workshop';
import { coldCases, startStores } from './cold-cases';
import type { ColdCase } from './cold-cases';

type Row = readonly [id: string, of: ColdCase, what: string];

/** What the function costs above node, to what has to be paid above node. */
const OVERHEADS: readonly (readonly [id: string, of: ColdCase, by: ColdCase, what: string])[] = [
  ['cold.file.overhead', 'file', 'fileByHand', 'record in a file'],
  ['cold.http.overhead', 'http', 'httpByHand', 'PUT by http'],
  ['cold.https.overhead', 'https', 'httpsByHand', 'PUT by https'],
  ['cold.file.compiled', 'fileCompiled', 'fileByHand', 'record in a file, if V8 had the compiled code'],
  ['cold.http.compiled', 'httpCompiled', 'httpByHand', 'PUT by http, if V8 had the compiled code'],
  ['cold.https.compiled', 'httpsCompiled', 'httpsByHand', 'PUT by https, if V8 had the compiled code'],
];

const TO_NODE: readonly Row[] = [
  ['cold.file', 'file', 'the function, record in a file'],
  ['cold.cos', 'http', 'the function, confirmed PUT to COS by http'],
  ['cold.https', 'https', 'the function, confirmed PUT to COS by https'],
  ['cold.https.openssl', 'httpsOpenssl', 'the same with `--use-openssl-ca`, one root'],
  ['cold.https.openssl.roots', 'httpsOpensslRoots', 'the same with `--use-openssl-ca`, as many roots as Node has'],
  ['cold.http.flag', 'httpFlag', 'the function, by http, with a flag of V8 in `NODE_OPTIONS`'],
  ['cold.http.confirm', 'httpConfirm', 'the function, by http, with `CONFIRM=on`'],
  ['cold.file.floor', 'fileByHand', 'by hand: xml2js, a file, a log line'],
  ['cold.cos.floor', 'httpByHand', 'by hand: xml2js, a signed PUT by http, a log line'],
  ['cold.https.floor', 'httpsByHand', 'by hand: xml2js, a signed PUT by https, a log line'],
  ['cold.https.openssl.floor', 'httpsOpensslByHand', 'the same with `--use-openssl-ca`, one root'],
  ['cold.sdk', 'httpSdk', 'the function on cos-nodejs-sdk-v5, by http'],
  ['cold.https.sdk', 'httpsSdk', 'the function on cos-nodejs-sdk-v5, by https'],
  ['cold.naive', 'httpNaive', 'express + xml2js + cos-nodejs-sdk-v5, by http'],
  ['cold.https.naive', 'httpsNaive', 'express + xml2js + cos-nodejs-sdk-v5, by https'],
];

const PEAKS: readonly Row[] = [
  ['memory.node', 'node', 'node with an empty file'],
  ['memory.one', 'file', 'the function after one, in a file'],
  ['memory.one.cos', 'http', 'the function after one, by http'],
  ['memory.one.https', 'https', 'the function after one, by https'],
  ['memory.one.floor', 'fileByHand', 'by hand, in a file'],
  ['memory.one.cos.floor', 'httpByHand', 'by hand, by http'],
  ['memory.one.https.floor', 'httpsByHand', 'by hand, by https'],
  ['memory.naive', 'httpNaive', 'the naive handler after one, by http'],
];

const PEAKS_ABOVE_NODE: readonly Row[] = [
  ['memory.one.above', 'file', 'the function after one, in a file'],
  ['memory.one.cos.above', 'http', 'the function after one, by http'],
  ['memory.one.https.above', 'https', 'the function after one, by https'],
];

const HOW = [
  'CPU (user and system, whole process) of a new process from its start to the answer to one 2 kB XML callback. Every case once a ' +
    'round, in shuffled order, as the least of three runs, but for the dearest, which run once. "By hand" is what the given packages ' +
    'and Node cost whoever uses them: a bundled program that does nothing else. "If V8 had the compiled code": of the function, not of ' +
    'what is by hand, from a code cache; it shows what compiling costs, and is not for use. The folders of the records are there.',
  'COS is a server on loopback in another process: by http at an address, or by https at `localhost`, a name that is looked up, with a ' +
    'certificate that is verified up to an authority of the benchmark (`NODE_EXTRA_CA_CERTS`, which adds one to the roots of Node and ' +
    'replaces none). The function takes only callbacks with its token when its records go to COS.',
  'With `CONFIRM=on` a third server says of the job what the callback says. ' +
    '`--use-openssl-ca` is in `NODE_OPTIONS`, and `SSL_CERT_FILE` names the roots. The flag of V8 is `--max-semi-space-size=1`: with any ' +
    'such flag Node refuses its own code cache.',
].join(' ');

/** From nothing to the first answered callback, beside node with an empty file. */
export async function cold(workshop: Workshop, { coldRounds }: Effort): Promise<Section> {
  const measured = await whileServing(async (start) => {
    const stores = await startStores(workshop, start);
    return await rounds(coldRounds, await coldCases(workshop, stores));
  });
  return { title: 'Cold start', how: HOW, measurements: measurementsOf(measured) };
}

/** The rows of the runs of each case, one a round. */
export function measurementsOf(measured: Readonly<Record<ColdCase, readonly Run[]>>): Measurement[] {
  const cpu = (of: ColdCase) => measured[of].map(({ cpuMs }) => cpuMs);
  const peak = (of: ColdCase) => measured[of].map(({ peakMb }) => peakMb);
  const cpuAbove = (of: ColdCase) => differences(cpu(of), cpu('node'));
  return [
    ...OVERHEADS.map(([id, of, by, what]): Measurement => {
      const values = ratios(cpuAbove(of), cpuAbove(by));
      return { id, what: `(function − node) / (by hand − node): ${what}`, values, unit: '×' };
    }),
    ...TO_NODE.map(([id, of, what]): Measurement => {
      return { id, what: `${what} / node`, values: ratios(cpu(of), cpu('node')), unit: '×' };
    }),
    { id: 'cold.node', what: 'node with an empty file', values: cpu('node'), unit: 'ms' },
    ...PEAKS.map(([id, of, what]): Measurement => {
      return { id, what: `peak RSS: ${what}`, values: peak(of), unit: 'MB' };
    }),
    ...PEAKS_ABOVE_NODE.map(([id, of, what]): Measurement => {
      return { id, what: `peak RSS above node: ${what}`, values: differences(peak(of), peak('node')), unit: 'MB' };
    }),
  ];
}
