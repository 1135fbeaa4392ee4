import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A package of which something is in a bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As its `package.json` names it: `MIT`. */
  readonly licence: string;
  /** What its licence asks to be passed on: the texts of its licence files. */
  readonly text: string;
}

export const THIRD_PARTY_FILE = 'THIRD-PARTY-LICENCES.txt';
const OWN_FILE = 'LICENSE';
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)/i;

/** Writes beside bundles the licence of this project and, in one file, those of the packages that they are made of. */
export async function writeLicences(folder: string, sources: readonly string[]): Promise<void> {
  const packages = await packagesOf(sources);
  await writeFile(path.join(folder, THIRD_PARTY_FILE), packages.map(section).join('\n'));
  await copyFile(OWN_FILE, path.join(folder, OWN_FILE));
}

/** The packages that these files are of, by name. Throws when one has no licence text: it must not be passed on so. */
export async function packagesOf(sources: readonly string[]): Promise<BundledPackage[]> {
  const folders = new Set(sources.flatMap((file) => /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []));
  return await Promise.all([...folders].sort().map(packageIn));
}

async function packageIn(folder: string): Promise<BundledPackage> {
  // As npm wants it: a name, a version and the id of a licence.
  const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  const files = (await readdir(folder)).filter((name) => LICENCE_FILE.test(name)).sort();
  const texts = await Promise.all(files.map((name) => readFile(path.join(folder, name), 'utf8')));
  const text = texts.map((each) => each.trim()).join('\n\n');
  if (text === '')
    throw new Error(`The package ${folder} has no file with its licence. Bundle another one in its place.`);
  const { name = folder, version = '', license: licence = '' } = manifest;
  return { name, version, licence, text };
}

function section({ name, version, licence, text }: BundledPackage): string {
  const title = `${name} ${version} (${licence})`;
  return `${title}\n${'='.repeat(title.length)}\n\n${text.replace(/\r\n/g, '\n')}\n`;
}
