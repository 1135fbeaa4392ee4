import { isMembers, parsed, readAnswer } from './answer';
import type { ReadAnswer } from './answer';
import { bodyOfEvent, isExactLetter } from './dead-letters';
import { leavesOf, missingValues, textOfBody } from './kept-values';
import { NotWellFormed } from './leaf';
import type { Fault, Invariant, Observation } from './observation';

const MOST_BYTES = 64 * 1024;
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const LAST_RESORT = /^\{[^{]*"deadLetter":\{/;
const LETTERS = '/_dead-letters/';

/** The words of the console's trial, of which nothing is to be kept. */
const TRIAL = /Test request when setting callback url|test_trace_id/;

/** What does not hold of a call. It asks the project's code for nothing but the table of error codes. */
export function faultsOf(observation: Observation, token: string): Fault[] {
  const faults: Fault[] = [];
  const report = (invariant: Invariant, detail: string): void => {
    faults.push({ invariant, detail: detail.slice(0, 300) });
  };
  checkOutput(observation, token, report);
  if ('thrown' in observation.outcome) {
    report('answers', String(observation.outcome.thrown));
    return faults;
  }
  const answer = readAnswer(observation.outcome.answer);
  if (typeof answer === 'string') {
    report('shape', answer);
    return faults;
  }
  checkBounds('the answer', answer.body, report);
  checkLog(observation.lines, answer, report);
  if (answer.status >= 500) report('no 5xx', answer.body);
  else if (answer.kind !== 'health') checkSides(observation, answer, report);
  return faults;
}

type Report = (invariant: Invariant, detail: string) => void;

function checkBounds(what: string, text: string, report: Report): void {
  const bytes = Buffer.byteLength(text);
  // The line of a last resort holds the whole callback.
  if (bytes > MOST_BYTES && !LAST_RESORT.test(text)) report('bounded', `${what} has ${bytes} bytes`);
  const [found] = CONTROL.exec(text) ?? [];
  if (found !== undefined) report('no control characters', `${what} has the character ${found.charCodeAt(0)}`);
}

function checkOutput({ lines, files, outcome }: Observation, token: string, report: Report): void {
  for (const line of lines) checkBounds('a line', line, report);
  const told = [...lines, ...files.keys(), ...files.values(), JSON.stringify(outcome)];
  if (told.some((text) => text.includes(token))) report('token kept secret', 'it is told');
}

/** Whoever reads the log has to see the same as whoever sent the callback. */
function checkLog(lines: readonly string[], { status }: ReadAnswer, report: Report): void {
  const statuses = lines.map(parsed).map((line) => (isMembers(line) ? line['status'] : 'no object'));
  if (statuses.length !== 1 || statuses[0] !== status) {
    report('logged', `answered ${status}, the lines say: ${statuses.join(', ')}`);
  }
}

function checkSides(observation: Observation, answer: ReadAnswer, report: Report): void {
  const { call, files } = observation;
  if (call.token !== 'right') {
    if (answer.status < 400) report('strangers write nothing', `the answer is ${answer.status}`);
    if (files.size > 0) report('strangers write nothing', [...files.keys()].join(' '));
    return;
  }
  if (call.request !== 'callback') {
    if (answer.status < 400) report('shape', `what is no callback is answered ${answer.status}`);
    return;
  }
  const letters = [...files].filter(([name]) => name.includes(LETTERS)).map(([, text]) => text);
  const records = [...files].filter(([name]) => !name.includes('/_'));
  if (answer.status === 200) checkRecords(observation, answer, records, report);
  else if (!letters.some((letter) => isExactLetter(letter, bodyOfEvent(call.event)))) {
    report('dead letter', letters[0] ?? `none, after ${answer.status} ${answer.body}`);
  }
}

function checkRecords(
  { call }: Observation,
  answer: ReadAnswer,
  records: readonly (readonly [string, string])[],
  report: Report,
): void {
  const text = textOfBody(bodyOfEvent(call.event));
  checkAnswer(answer, records, report);
  try {
    const leaves = leavesOf(text);
    if (answer.kind === 'test' && leaves.some((leaf) => TRIAL.test(leaf.text))) return;
    const missing = missingValues(
      leaves,
      records.map(([, record]) => record),
    );
    if (missing.length > 0) report('every value is kept', `missing: ${missing.join(' | ')}`);
  } catch (thrown) {
    if (!(thrown instanceof NotWellFormed)) throw thrown;
    report('well-formed', thrown.message);
  }
}

function checkAnswer(
  { jobs, jobsLeftOut, kind }: ReadAnswer,
  records: readonly (readonly [string, string])[],
  report: Report,
): void {
  const written = jobs.filter(({ outcome }) => outcome === 'written').length;
  const inConflict = jobs.filter(({ outcome }) => outcome === 'conflict').length;
  const beside = records.filter(([name]) => CONFLICT.test(name)).length;
  const first = records.length - beside;
  // Of several in conflict, some may be the same.
  const isRight =
    jobsLeftOut > 0
      ? records.length <= jobs.length + jobsLeftOut
      : first === written && beside <= inConflict && (inConflict === 0) === (beside === 0);
  if (!isRight)
    report('answer names the files', `${written} written and ${inConflict} in conflict, ${records.length} files`);
  if (kind === 'jobs' && jobs.length === 0) report('answer names the files', 'no job is named');
}

const CONFLICT = /\.conflict-[0-9a-f]+$/;
