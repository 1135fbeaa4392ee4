import { functionUrlEvent } from '../../local/trigger-event';
import { bodyOfJobs } from '../bodies';
import { accepted, loadedSubjects } from './loaded-subjects';

/** `memory SUBJECTS CALLBACKS…`: XML and JSON in turn; prints the RSS in MB after each of these numbers of callbacks. */
async function run([subjects = '', ...counts]: readonly string[]): Promise<void> {
  const handler = loadedSubjects(subjects).receiver(1);
  const { xml, json } = bodyOfJobs(1);
  const rssMb: number[] = [];
  let done = 0;
  for (const count of counts.map(Number)) {
    for (; done < count; done += 1) {
      await accepted(handler, functionUrlEvent({ body: done % 2 === 0 ? xml : json }));
    }
    rssMb.push(process.memoryUsage.rss() / 1e6);
  }
  process.stdout.write(JSON.stringify(rssMb));
}

void run(process.argv.slice(2));
