import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { parseAlone } from '../subjects/xml-alone';

/** `floor-file BODY FOLDER`: a body through xml2js into a file that is never overwritten, and a log line, by hand. */
const [bodyFile = '', folder = ''] = process.argv.slice(2);
const record = JSON.stringify(parseAlone(readFileSync(bodyFile, 'utf8')));
mkdirSync(folder, { recursive: true });
const descriptor = openSync(`${folder}/part`, 'wx');
writeFileSync(descriptor, record);
fsyncSync(descriptor);
closeSync(descriptor);
linkSync(`${folder}/part`, `${folder}/record.json`);
const names = openSync(folder, 'r');
fsyncSync(names);
closeSync(names);
unlinkSync(`${folder}/part`);
// eslint-disable-next-line no-console -- it is measured too
console.log(JSON.stringify({ status: 200 }));
process.exit();
