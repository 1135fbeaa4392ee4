import { integer, list, node, text } from '../schema';
import { job } from './job';

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
export const fileTasks = {
  FileHashCode: job('FileHashCode', {
    FileHashCodeConfig: node({ Type: text, AddToHeader: text }),
    FileHashCodeResult: fileHashCodeResult,
  }),
  FileUncompress: job('FileUncompress', {
    FileUncompressConfig: node({ Prefix: text, PrefixReplaced: text }),
    FileUncompressResult: fileUncompressResult,
  }),
  FileCompress: job('FileCompress', {
    FileCompressConfig: node({ Flatten: text, Format: text, UrlList: text, Prefix: text, Key: list(text) }),
    FileCompressResult: fileCompressResult,
  }),
} as const;
