import { integer, list, node, text } from '../schema';
import type { TagGroup } from './job';

/** One of the three hashes is present: the one the job asked for. */
const fileHashCodeResult = node({
  MD5: text,
  SHA1: text,
  SHA256: text,
  FileSize: integer,
  LastModified: text,
  Etag: text,
});

/** As submitted. UnCompressKey is the password of the archive; of Mode and DownloadConfig only some files are unpacked. */
const fileUncompressConfig = node({
  Prefix: text,
  PrefixReplaced: text,
  UnCompressKey: text,
  Mode: text,
  DownloadConfig: node({ Prefix: text, Key: list(text) }),
  ListingFile: text,
});

const fileUncompressResult = node({ Region: text, Bucket: text, FileCount: integer, ListingFile: text });

/** As submitted. CompressKey is the password of the archive; KeyConfig says how files are named in it. */
const fileCompressConfig = node({
  Flatten: text,
  Format: text,
  Type: text,
  CompressKey: text,
  UrlList: text,
  Prefix: text,
  Key: list(text),
  KeyConfig: list(node({ Key: text, Folder: text, Rename: text, ImageParams: text })),
  IgnoreError: text,
});

const fileCompressResult = node({
  Region: text,
  Bucket: text,
  Object: text,
  CompressFileCount: integer,
  ErrorCount: integer,
  ErrorDetail: node({ ErrorCount: integer, ErrorFile: list(text) }),
});

/** Tags about files of any kind. */
export const fileTags = {
  FileHashCode: {
    nodes: {
      FileHashCodeConfig: node({ Type: text, AddToHeader: text }),
      FileHashCodeResult: fileHashCodeResult,
    },
    source: 'product/1045/52868; cos-go-sdk-v5 ci_fileprocess.go',
    published: false,
  },
  FileUncompress: {
    nodes: {
      FileUncompressConfig: fileUncompressConfig,
      FileUncompressResult: fileUncompressResult,
    },
    source: 'cos-go-sdk-v5 ci_fileprocess.go',
    published: false,
  },
  FileCompress: {
    nodes: {
      FileCompressConfig: fileCompressConfig,
      FileCompressResult: fileCompressResult,
    },
    source: 'cos-go-sdk-v5 ci_fileprocess.go',
    published: false,
  },
} as const satisfies TagGroup;
