import { readdir, unlink } from 'node:fs/promises';
import path from 'node:path';
import { rootCertificates } from 'node:tls';
import { functionUrlEvent } from '../../local/trigger-event';
import { bodyOfJobs } from '../bodies';
import { certificatesFor } from '../certificates';
import { runProgram } from '../processes';
import type { Run, StartServer, Variables } from '../processes';
import type { Workshop } from '../workshop';
import { confirmVariables, cosVariables, fileVariables, TOKEN } from './function-variables';

/** Servers that stand for COS and for Cloud Infinite, and what makes a client trust the one by https. */
export interface Stores {
  readonly http: string;
  readonly https: string;
  /** Says of the job of the callback what the callback says. */
  readonly cloudInfinite: string;
  /** Beside the roots of Node. */
  readonly trust: Variables;
  /** By OpenSSL, which knows one root, or as many as Node. */
  readonly openssl: Variables;
  readonly opensslRoots: Variables;
}

/**
 * What is started cold. http goes to an address, https to a host name; `…ByHand` does the same with the given packages only, and in
 * `…Compiled` V8 has the compiled code of the function.
 */
export type ColdCase =
  | 'node'
  | 'file'
  | 'fileByHand'
  | 'fileCompiled'
  | 'http'
  | 'httpByHand'
  | 'httpCompiled'
  | 'httpSdk'
  | 'httpNaive'
  | 'httpFlag'
  | 'httpConfirm'
  | 'https'
  | 'httpsByHand'
  | 'httpsCompiled'
  | 'httpsSdk'
  | 'httpsNaive'
  | 'httpsOpenssl'
  | 'httpsOpensslByHand'
  | 'httpsOpensslRoots';

export type ColdCases = Readonly<Record<ColdCase, () => Promise<Run>>>;

/** Makes an authority for the run, and starts both servers: by http at 127.0.0.1, by https at localhost. */
export async function startStores(workshop: Workshop, start: StartServer): Promise<Stores> {
  const { authority, certificate, key } = certificatesFor('localhost');
  const authorityFile = await workshop.file('authority.pem', authority);
  const rootsFile = await workshop.file('roots.pem', [...rootCertificates, authority].join('\n'));
  const files = [await workshop.file('server-key.pem', key), await workshop.file('server.pem', certificate)];
  const openssl = (file: string): Variables => ({ NODE_OPTIONS: '--use-openssl-ca', SSL_CERT_FILE: file });
  return {
    http: (await start(workshop, 'cos-stub')).url,
    https: (await start(workshop, 'cos-stub', files)).url,
    cloudInfinite: (await start(workshop, 'ci-stub', [await workshop.file('answer.xml', bodyOfJobs(1).xml)])).url,
    trust: { NODE_EXTRA_CA_CERTS: authorityFile },
    openssl: openssl(authorityFile),
    opensslRoots: openssl(rootsFile),
  };
}

/** What disturbs a process can only add to its CPU, so the least of a few is steadier than any one of them. */
const RUNS = 3;

/** Every case, by this node or another. */
export async function coldCases(
  workshop: Workshop,
  { http, https, cloudInfinite, trust, openssl, opensslRoots }: Stores,
  node: string = process.execPath,
): Promise<ColdCases> {
  const { functionBundle, sdkBundle, newFolder } = workshop;
  const { xml } = bodyOfJobs(1);
  const body = await workshop.file('body.xml', xml);
  const event = await workshop.file('event.json', JSON.stringify(functionUrlEvent({ path: `/${TOKEN}`, body: xml })));

  const once = (name: string, parameters: readonly string[], variables: Variables = {}) =>
    runProgram(workshop, name, parameters, { variables, node });
  const call = (variables: Variables) => leastOf(() => once('call-once', [functionBundle, event], variables));
  // Code of its own: that of another Node may not be run.
  const ofThisNode = path.basename(newFolder());
  const compiled = (kind: string, variables: Variables) =>
    once('call-compiled', [functionBundle, event, `${ofThisNode}-${kind}`], variables);
  // The first run leaves the compiled code, and the folders of the day, as any but the first callback of a day finds them.
  const [folder, folderByHand] = [newFolder(), newFolder()];
  await compiled('file', fileVariables(folder));
  await once('floor-file', [body, folderByHand]);
  await compiled('http', cosVariables(http));
  await compiled('https', { ...cosVariables(https), ...trust });
  const inFile = (run: () => Promise<Run>) =>
    leastOf(async () => {
      await Promise.all([folder, folderByHand].map(removeRecords));
      return await run();
    });
  return {
    node: () => leastOf(() => once('empty', [])),
    file: () => inFile(() => once('call-once', [functionBundle, event], fileVariables(folder))),
    fileByHand: () => inFile(() => once('floor-file', [body, folderByHand])),
    fileCompiled: () => inFile(() => compiled('file', fileVariables(folder))),
    http: () => call(cosVariables(http)),
    httpByHand: () => leastOf(() => once('floor-http', [body, http])),
    httpCompiled: () => leastOf(() => compiled('http', cosVariables(http))),
    httpSdk: () => once('call-once', [sdkBundle, event], cosVariables(http)),
    httpNaive: () => once('naive-once', [http, body]),
    httpFlag: () => call({ ...cosVariables(http), NODE_OPTIONS: '--max-semi-space-size=1' }),
    httpConfirm: () => call({ ...cosVariables(http), ...confirmVariables(cloudInfinite) }),
    https: () => call({ ...cosVariables(https), ...trust }),
    httpsByHand: () => leastOf(() => once('floor-https', [body, https], trust)),
    httpsCompiled: () => leastOf(() => compiled('https', { ...cosVariables(https), ...trust })),
    httpsSdk: () => once('call-once', [sdkBundle, event], { ...cosVariables(https), ...trust }),
    httpsNaive: () => once('naive-once', [https, body], trust),
    httpsOpenssl: () => call({ ...cosVariables(https), ...openssl }),
    httpsOpensslByHand: () => leastOf(() => once('floor-https', [body, https], openssl)),
    httpsOpensslRoots: () => call({ ...cosVariables(https), ...opensslRoots }),
  };
}

async function leastOf(run: () => Promise<Run>): Promise<Run> {
  let least = await run();
  for (let count = 1; count < RUNS; count += 1) {
    const next = await run();
    if (next.cpuMs < least.cpuMs) least = next;
  }
  return least;
}

/** A record that is there already would not be written. */
async function removeRecords(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) await unlink(path.join(entry.parentPath, entry.name));
  }
}
