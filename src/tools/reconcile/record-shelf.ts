import type { Configuration } from '../../configuration/configuration';
import type { Environment } from '../../schemas/variable';
import { cosSettings } from '../../sinks/cos/cos-definition';
import { fileSettings } from '../../sinks/file/file-definition';
import type { CredentialSource } from '../../tencent/credentials';
import { cosShelf } from '../shelves/cos-shelf';
import { fileShelf } from '../shelves/file-shelf';
import type { ObjectShelf } from '../shelves/object-shelf';

/** Where records can be listed and read: the bucket if there is one, else the folder. */
export function recordShelf(
  { sinks }: Configuration,
  environment: Environment,
  credentials: CredentialSource,
): ObjectShelf {
  return sinks.some(({ sink }) => sink.name === 'cos')
    ? cosShelf({ ...cosSettings(environment), credentials })
    : fileShelf(fileSettings(environment).directory);
}
