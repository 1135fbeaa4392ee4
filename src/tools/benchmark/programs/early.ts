import { readFileSync } from 'node:fs';
import { functionUrlEvent } from '../../local/trigger-event';
import { accepted, loadedSubjects } from './loaded-subjects';

/** After so many calls it ends. */
const LAST = 100;

/** `early SUBJECTS WHO FORM BODY`: prints the CPU in ms of the calls 2 to 100 of a process. */
async function run([subjects = '', who = '', form = '', bodyFile = '']: readonly string[]): Promise<void> {
  const body = readFileSync(bodyFile, 'utf8');
  const call = who === 'function' ? functionCall(subjects, body) : callByHand(subjects, form, body);
  await call();
  const before = process.cpuUsage();
  for (let count = 2; count <= LAST; count += 1) await call();
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(JSON.stringify((user + system) / 1e3));
}

function functionCall(subjects: string, body: string): () => unknown {
  const handler = loadedSubjects(subjects).receiver(1);
  return () => accepted(handler, functionUrlEvent({ body }));
}

/** What every receiver does at least: the body into a record. */
function callByHand(subjects: string, form: string, body: string): () => unknown {
  const { parseAlone } = loadedSubjects(subjects);
  const parse = form === 'xml' ? parseAlone : JSON.parse;
  return () => Buffer.from(JSON.stringify(parse(body)));
}

void run(process.argv.slice(2));
