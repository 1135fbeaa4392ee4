import { resolve } from 'node:path';
import type { Issue } from '../../foundation/errors';
import { valuesOf, variable } from '../../schemas/variable';
import type { Environment } from '../../schemas/variable';
import type { SinkDefinition, SinkUse } from '../sink-definition';
import type { FileSettings } from './file-store';

const variables = {
  FILE_DIRECTORY: variable({
    description: 'The folder of the file sink; not `/`, and none in `/proc` or `/sys`.',
    allowed: 'a path',
    pattern: '^[^\\u0000]+$',
    default: './results',
  }),
};

export function fileSettings(given: Environment): FileSettings {
  return { directory: valuesOf(variables, given).FILE_DIRECTORY };
}

/** Folders that no file can be kept in: the root, and what the kernel only shows as files. */
const NO_FOLDER = /^\/(?:(?:proc|sys)(?:\/|$)|$)/;

function folderIssues(given: Environment, { isUsed, isPlatform }: SinkUse): Issue[] {
  const { FILE_DIRECTORY } = given;
  if ((isUsed || FILE_DIRECTORY !== undefined) && NO_FOLDER.test(absolute(given))) {
    const message = 'FILE_DIRECTORY is /, or in /proc or /sys. Name a folder for records.';
    return [{ path: 'FILE_DIRECTORY', message }];
  }
  if (!isUsed || !isPlatform || FILE_DIRECTORY !== undefined) return [];
  const remedy = 'Set COS_BUCKET and COS_REGION, or FILE_DIRECTORY to a mounted file system.';
  const message = `COS_BUCKET is not set, and files in a function are lost with it. ${remedy}`;
  return [{ path: 'COS_BUCKET', message }];
}

function absolute(given: Environment): string {
  return resolve(fileSettings(given).directory);
}

/** A folder, for development and tests. */
export const file: SinkDefinition = {
  name: 'file',
  variables,
  requires: [],
  isLocal: true,
  issuesIn: folderIssues,
  // Of Linux: a path has 4096 bytes with the zero at its end.
  keyLimits: (given) => ({ key: 4094 - Buffer.byteLength(absolute(given)), name: 255 }),
  configure(given) {
    const settings = fileSettings(given);
    return {
      kind: 'store',
      settings,
      open: async () => (await import('./file-store')).fileStore(settings),
    };
  },
};
