import { generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A server and the authority that vouches for it, all PEM texts. */
export interface Certificates {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

/** Tags of ASN.1. */
const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  identifier: 0x06,
  utf8: 0x0c,
  time: 0x17,
  sequence: 0x30,
  set: 0x31,
  dnsName: 0x82,
  version: 0xa0,
  extensions: 0xa3,
};
/** Object identifiers as DER has them. */
const ID = {
  commonName: '550403', // 2.5.4.3
  subjectAltName: '551d11', // 2.5.29.17
  basicConstraints: '551d13', // 2.5.29.19
  ecdsaWithSha256: '2a8648ce3d040302', // 1.2.840.10045.4.3.2
};
const DAY_MS = 86_400_000;

/** Makes an authority that lives for a day, and a certificate of it for a host name. By node alone, which signs no X.509. */
export function certificatesFor(host: string): Certificates {
  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = 'throw-away authority';
  const isAuthority = extension(ID.basicConstraints, sequence(der(TAG.boolean, Buffer.of(0xff))));
  const isHost = extension(ID.subjectAltName, sequence(der(TAG.dnsName, Buffer.from(host))));
  return {
    authority: signed(
      { issuer, subject: issuer, key: authority.publicKey, extension: isAuthority },
      authority.privateKey,
    ),
    certificate: signed({ issuer, subject: host, key: server.publicKey, extension: isHost }, authority.privateKey),
    key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

interface Content {
  readonly issuer: string;
  readonly subject: string;
  readonly key: KeyObject;
  readonly extension: Buffer;
}

/** A certificate, version 3: RFC 5280, section 4.1. */
function signed({ issuer, subject, key, extension }: Content, privateKey: KeyObject): string {
  const algorithm = sequence(identifier(ID.ecdsaWithSha256));
  const now = Date.now();
  const content = sequence(
    der(TAG.version, der(TAG.integer, Buffer.of(2))),
    der(TAG.integer, Buffer.from(`01${BigInt(now).toString(16).padStart(12, '0')}`, 'hex')),
    algorithm,
    name(issuer),
    sequence(time(now - DAY_MS), time(now + DAY_MS)),
    name(subject),
    key.export({ type: 'spki', format: 'der' }),
    der(TAG.extensions, sequence(extension)),
  );
  const signature = der(TAG.bitString, Buffer.of(0), sign('sha256', content, privateKey));
  const lines = sequence(content, algorithm, signature).toString('base64').replace(/.{64}/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(identifier(id), der(TAG.octetString, value));
}

function name(commonName: string): Buffer {
  return sequence(der(TAG.set, sequence(identifier(ID.commonName), der(TAG.utf8, Buffer.from(commonName)))));
}

/** Years of two digits, which are good until 2049. */
function time(at: number): Buffer {
  const digits = new Date(at).toISOString().replace(/\.\d+|\D/g, '');
  return der(TAG.time, Buffer.from(`${digits.slice(2)}Z`));
}

function identifier(hex: string): Buffer {
  return der(TAG.identifier, Buffer.from(hex, 'hex'));
}

function sequence(...contents: readonly Buffer[]): Buffer {
  return der(TAG.sequence, ...contents);
}

/** A value with its tag and its length: X.690, section 8.1. */
function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const value = Buffer.concat(contents);
  const length = value.length < 0x80 ? Buffer.of(value.length) : lengthOf(value.length);
  return Buffer.concat([Buffer.of(tag), length, value]);
}

function lengthOf(length: number): Buffer {
  return length < 0x1_00 ? Buffer.of(0x81, length) : Buffer.of(0x82, length >> 8, length & 0xff);
}
