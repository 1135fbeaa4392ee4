import { variablesWith } from '../../../src/configuration/variables';
import { SINKS } from '../../../src/sinks/sink-registry';
import { editDistance } from '../../../src/tools/command-line/edit-distance';
import { isUnfilled, meantName } from '../../../src/tools/command-line/setting-mistakes';

const NAMES = Object.keys(variablesWith(SINKS));

/** What shells, npm, Node.js, editors, build servers and the vendors of clouds set. */
const COMMON =
  `HOME PATH LANG LANGUAGE LC_ALL LC_CTYPE SHELL SHLVL USER LOGNAME MAIL TERM TERM_PROGRAM COLORTERM PWD OLDPWD _
  EDITOR VISUAL PAGER LESS LINES COLUMNS HOSTNAME HOSTTYPE HOST PORT PS1 IFS TMPDIR TEMP TMP TZ DISPLAY XAUTHORITY
  SSH_AUTH_SOCK SSH_AGENT_PID GPG_TTY SUDO_USER XDG_RUNTIME_DIR XDG_SESSION_ID DBUS_SESSION_BUS_ADDRESS MANPATH CDPATH
  NODE NODE_ENV NODE_PATH NODE_OPTIONS NODE_EXTRA_CA_CERTS NVM_DIR INIT_CWD COLOR FORCE_COLOR NO_COLOR DEBUG npm_command
  npm_config_user_agent npm_lifecycle_event npm_package_name HTTP_PROXY HTTPS_PROXY NO_PROXY http_proxy CI BUILD_ID
  GITHUB_ACTIONS GITHUB_TOKEN GITHUB_REPOSITORY GITLAB_CI CI_COMMIT_SHA JENKINS_URL WORKSPACE DOCKER_HOST KUBECONFIG
  REGION STAGE SCF_ROLE API_GATEWAY_SERVICE_ID TENCENT_SECRET_ID TENCENT_SECRET_KEY TENCENT_TOKEN TENCENT_APP_ID
  TENCENTCLOUD_SECRETID TENCENTCLOUD_SECRETKEY TENCENTCLOUD_SESSIONTOKEN TENCENTCLOUD_SECRET_ID TENCENTCLOUD_REGION
  TENCENTCLOUD_RUNENV SERVERLESS_PLATFORM_VENDOR AWS_REGION AWS_DEFAULT_REGION AWS_PROFILE AWS_ENDPOINT AWS_BUCKET
  GCS_BUCKET OSS_BUCKET OSS_REGION OSS_ENDPOINT S3_BUCKET S3_ENDPOINT KAFKA_HOME RABBITMQ_HOME JAVA_HOME`.split(/\s+/);

describe('a misspelt name', () => {
  it.each([
    ['SINK', 'SINKS'],
    ['SINSK', 'SINKS'],
    ['COS_BUCKETS', 'COS_BUCKET'],
    ['COS_BUKCET', 'COS_BUCKET'],
    ['CALLBACK_TOKN', 'CALLBACK_TOKEN'],
    ['CALBACK_TOKN', 'CALLBACK_TOKEN'],
    ['DEADLETTER', 'DEAD_LETTERS'],
    ['RABBITMQ_URI', 'RABBITMQ_URL'],
    ['KAFKA_BROKER', 'KAFKA_BROKERS'],
    ['MAX_BODY_BITES', 'MAX_BODY_BYTES'],
  ])('%s is taken for %s', (name, meant) => {
    expect(meantName(name, NAMES)).toBe(meant);
  });

  it.each(NAMES)('is not %s itself', (name) => {
    expect(meantName(name, NAMES)).toBeUndefined();
  });

  it.each(NAMES)('is %s without any one of its letters, if that is no name too', (name) => {
    const shorter = Array.from(name, (_, index) => name.slice(0, index) + name.slice(index + 1));
    const unknown = shorter.filter((candidate) => !NAMES.includes(candidate));
    expect(unknown.filter((candidate) => meantName(candidate, NAMES) === undefined)).toEqual([]);
  });

  it.each(COMMON)('is none of the common ones: %s', (name) => {
    expect(meantName(name, NAMES)).toBeUndefined();
  });
});

describe('the edit distance', () => {
  it.each([
    ['', '', 0],
    ['a', '', 1],
    ['', 'abc', 3],
    ['token', 'token', 0],
    ['token', 'tokn', 1],
    ['token', 'tokens', 1],
    ['token', 'toben', 1],
    ['token', 'toekn', 1],
    ['token', 'tkone', 2],
    ['abc', 'xyz', 3],
  ])('of "%s" and "%s" is %i, both ways', (one, other, distance) => {
    expect([editDistance(one, other), editDistance(other, one)]).toEqual([distance, distance]);
  });
});

describe('a value that was never filled in', () => {
  it.each([
    ['…', true],
    ['results-…', true],
    ['results-1250000000', false],
    ['...', false],
  ])('"%s": %s', (value, expected) => {
    expect(isUnfilled(value)).toBe(expected);
  });
});
