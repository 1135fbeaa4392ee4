import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Certificates {
  /** PEM file of the authority that a client has to trust. */
  readonly authorityFile: string;
  /** PEM texts of the server. */
  readonly key: string;
  readonly certificate: string;
}

const openssl = async (folder: string, ...options: string[]) =>
  promisify(execFile)('openssl', options, { cwd: folder });

/** Makes an authority that lives for a day, and a certificate of it for `names`, in an empty folder. */
export async function makeCertificates(folder: string, names: readonly string[]): Promise<Certificates> {
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const authority = ['-subj', '/CN=throw-away authority', '-keyout', 'ca.key', '-out', 'ca.pem'];
  await openssl(folder, 'req', '-x509', '-days', '1', ...newKey, ...authority);
  await openssl(folder, 'req', ...newKey, '-subj', '/CN=fake cloud', '-keyout', 'server.key', '-out', 'server.csr');
  const alternatives = names.map((name) => `DNS:${name}`).join(',');
  await writeFile(join(folder, 'server.ext'), `subjectAltName=${alternatives}\n`);
  const signing = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'server.ext'];
  await openssl(folder, 'x509', '-req', '-in', 'server.csr', '-days', '1', ...signing, '-out', 'server.pem');
  return {
    authorityFile: join(folder, 'ca.pem'),
    key: await readFile(join(folder, 'server.key'), 'utf8'),
    certificate: await readFile(join(folder, 'server.pem'), 'utf8'),
  };
}
