import { valuesOf, variable } from '../../schemas/variable';
import type { Environment } from '../../schemas/variable';
import type { SinkDefinition } from '../sink-definition';
import type { FileSettings } from './file-store';

const variables = {
  FILE_DIRECTORY: variable({
    description: 'The folder of the file sink.',
    allowed: 'a path',
    pattern: '^[^\\u0000]+$',
    default: './results',
  }),
};

export function fileSettings(given: Environment): FileSettings {
  return { directory: valuesOf(variables, given).FILE_DIRECTORY };
}

/** A folder, for development and tests. */
export const file: SinkDefinition = {
  name: 'file',
  variables,
  requires: [],
  isLocal: true,
  issuesIn({ FILE_DIRECTORY }, { isUsed, isPlatform }) {
    if (!isUsed || !isPlatform || FILE_DIRECTORY !== undefined) return [];
    const remedy = 'Set COS_BUCKET and COS_REGION, or FILE_DIRECTORY to a mounted file system.';
    const message = `COS_BUCKET is not set, and files in a function are lost with it. ${remedy}`;
    return [{ path: 'COS_BUCKET', message }];
  },
  configure(given) {
    const settings = fileSettings(given);
    return {
      kind: 'store',
      settings,
      open: async () => (await import('./file-store')).fileStore(settings),
    };
  },
};
