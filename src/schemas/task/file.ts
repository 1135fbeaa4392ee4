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

const fileUncompressResult = node({ Region: text, Bucket: text, FileCount: integer });

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
      FileUncompressConfig: node({ Prefix: text, PrefixReplaced: text }),
      FileUncompressResult: fileUncompressResult,
    },
    source: 'cos-go-sdk-v5 ci_fileprocess.go',
    published: false,
  },
  FileCompress: {
    nodes: {
      FileCompressConfig: node({ Flatten: text, Format: text, UrlList: text, Prefix: text, Key: list(text) }),
      FileCompressResult: fileCompressResult,
    },
    source: 'cos-go-sdk-v5 ci_fileprocess.go',
    published: false,
  },
} as const satisfies TagGroup;
