import type { CloudRequest } from './cloud-request';

/**
 * What goes wrong in the cloud. `type-error`: it refuses the inputs. `late-type-error`: it deploys and then finds fault with them.
 * `component-error`: the deployment starts and fails.
 * `wrong-key`: it does not know the credentials. `expired-key`: it does not any more, and the client wants to log in anew.
 * `silent-role-host`: the host that binds roles takes connections and never answers.
 * `versioned-bucket`: the bucket for records once had versioning.
 */
export type CloudFault =
  | 'type-error'
  | 'late-type-error'
  | 'component-error'
  | 'wrong-key'
  | 'expired-key'
  | 'silent-role-host'
  | 'versioned-bucket';

export const UPLOAD_HOST = 'fake-cos.local';
/** What the cloud says of the finished function. */
const FUNCTION_URL = 'https://1250000000-abc.ap-guangzhou.tencentscf.com';
const GATEWAY_URL = 'https://service-abc-1250000000.gz.apigw.tencentcs.com/release/';

export interface CloudAnswer {
  readonly status?: number;
  readonly json?: unknown;
  readonly xml?: string;
}

/** The answer to one request; `undefined` is none ever. */
export function answerTo(request: CloudRequest, fault: CloudFault | undefined): CloudAnswer | undefined {
  const { host, path, method } = request;
  if (host.startsWith('cam.')) return { json: { Response: accountOf(fault) } };
  if (path.includes('/role/')) return fault === 'silent-role-host' ? undefined : { json: { message: {} } };
  if (host.startsWith('sls.')) return { json: platformAnswer(request, fault) };
  // There was no deployment before, so no map of its files.
  if (host === UPLOAD_HOST) return { status: method === 'PUT' ? 200 : 404 };
  if (host.endsWith('.myqcloud.com')) return { xml: versioningXml(fault === 'versioned-bucket') };
  return { json: {} };
}

function versioningXml(isOn: boolean): string {
  return `<VersioningConfiguration>${isOn ? '<Status>Suspended</Status>' : ''}</VersioningConfiguration>`;
}

function accountOf(fault: CloudFault | undefined): object {
  const refused = (Code: string) => ({ Error: { Code, Message: 'The credentials are refused.' }, RequestId: '1' });
  if (fault === 'wrong-key') return refused('AuthFailure.SecretIdNotFound');
  if (fault === 'expired-key') return refused('AuthFailure.TokenFailure');
  return { AppId: 1250000000, Uin: '1', OwnerUin: '1', RequestId: '1' };
}

function platformAnswer({ fields }: CloudRequest, fault: CloudFault | undefined): object {
  switch (fields.get('Action')) {
    case 'GetCacheFileUrls':
      return wrapped({
        changesUploadUrl: `https://${UPLOAD_HOST}/changes.zip?sign=1`,
        srcDownloadUrl: `https://${UPLOAD_HOST}/src.zip`,
        previousMapDownloadUrl: `https://${UPLOAD_HOST}/src.map`,
      });
    case 'RunComponent':
      if (fault === 'type-error') return wrapped(TYPE_ERROR, 400);
      return wrapped({
        instance: { instanceStatus: 'deploying' },
        ...(fault === 'late-type-error' && { typeErrors: TYPE_ERROR.typeErrors }),
      });
    case 'GetInstance':
      return wrapped({
        instance:
          fault === 'component-error'
            ? { instanceStatus: 'error', deploymentError: 'the role does not exist' }
            : { instanceStatus: 'active', outputs: { triggers: [{ url: FUNCTION_URL }, { url: GATEWAY_URL }] } },
      });
    default:
      return wrapped({});
  }
}

const TYPE_ERROR = {
  message: 'input type error',
  isTypeError: true,
  typeErrors: { component: 'scf', messages: [{ level: 'error', path: 'runtime', message: 'must be one of' }] },
};

/** The platform answers with a JSON text that holds a JSON text. */
function wrapped(body: object, statusCode = 200): object {
  return { Response: { RequestId: '1', Body: JSON.stringify({ statusCode, body: JSON.stringify(body) }) } };
}
