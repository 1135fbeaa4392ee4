import type { Job } from '../callback/job';
import { ciClients } from '../cloud-infinite/ci-client';
import type { CiClient } from '../cloud-infinite/ci-client';
import type { CiSettings } from '../cloud-infinite/ci-settings';
import { lookUp } from '../cloud-infinite/lookup';
import type { Finding, Question } from '../cloud-infinite/lookup';
import type { Deadline } from '../foundation/deadline';
import type { CredentialSource } from '../tencent/credentials';
import { questionOf } from './job-question';
import { failed, judge, refused } from './verdict';
import type { Judgement, ReadJobs, Verdict } from './verdict';

/** Asks Cloud Infinite whether jobs are as their callback says. */
export interface Confirmation {
  /** A verdict for each job, within the deadline. Never rejects. */
  confirm(jobs: readonly Job[], deadline: Deadline): Promise<ReadonlyMap<Job, Verdict>>;
}

/** What one callback may cause, whoever sent it: tries that follow a failure are not counted, and are at most two for each. */
const MOST_REQUESTS = 40;

/** How long is waited for an answer that lags behind, before each further request about it. */
const PAUSES_MS = [500, 1000, 2000, 4000];

/** Opens the way to the buckets of the settings. */
export function openConfirmation(
  settings: CiSettings,
  credentials: CredentialSource,
  readJobs: ReadJobs,
): Confirmation {
  return confirmation(ciClients(settings, credentials), readJobs);
}

/** The same over clients that are there. */
export function confirmation(clients: readonly CiClient[], readJobs: ReadJobs): Confirmation {
  return {
    confirm: async (jobs, deadline) => {
      const verdicts = new Map<Job, Verdict>();
      const questions = questionsOf(jobs, clients, verdicts);
      const limit = { left: MOST_REQUESTS };
      for (const pauseMs of [...PAUSES_MS, Infinity]) {
        const findings = await lookUp([...new Set(questions.values())], limit, deadline);
        for (const [job, question] of questions) {
          const { verdict, mayChange } = judgementOf(job, question, findings.get(question), readJobs);
          verdicts.set(job, verdict);
          if (!mayChange) questions.delete(job);
        }
        if (questions.size === 0 || pauseMs >= deadline.remainingMs()) break;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
      return verdicts;
    },
  };
}

/** What is to be asked about each job, one question for all that make the same. A job that makes none has its verdict. */
function questionsOf(
  jobs: readonly Job[],
  clients: readonly CiClient[],
  verdicts: Map<Job, Verdict>,
): Map<Job, Question> {
  const questions = new Map<Job, Question>();
  const known = new Map<string, Question>();
  for (const job of jobs) {
    const asked = questionOf(job);
    if ('reason' in asked) {
      verdicts.set(job, refused(job, `it cannot be asked about: ${asked.reason}`));
      continue;
    }
    const { id, places } = asked;
    const key = [job.bucket, id, ...places.map(({ path }) => path)].join(' ');
    const served = job.bucket === undefined ? clients : clients.filter(({ bucket }) => bucket === job.bucket);
    const question = known.get(key) ?? { id, places, clients: served };
    known.set(key, question);
    questions.set(job, question);
  }
  return questions;
}

function judgementOf(job: Job, question: Question, finding: Finding | undefined, readJobs: ReadJobs): Judgement {
  if (finding && 'node' in finding) return judge(job, finding, readJobs);
  if (finding && 'error' in finding) {
    const { message } = finding.error;
    return { verdict: failed(job, message.replace(/\.$/, ''), finding.error) };
  }
  const places = question.clients.flatMap((client) => question.places.map(({ path }) => client.locationOf(path)));
  return { verdict: refused(job, `Cloud Infinite does not know it at ${places.join(', ')}`) };
}
