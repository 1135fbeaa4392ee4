import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, unlinkSync, writeFileSync } from 'node:fs';
import { parsedBody } from './parsed-body';

/** `floor-file BODY FOLDER`: a body through xml2js into a file that is never overwritten, and a log line, by hand. */
const [bodyFile = '', folder = ''] = process.argv.slice(2);
const record = JSON.stringify(parsedBody(bodyFile));
mkdirSync(folder, { recursive: true });
const descriptor = openSync(`${folder}/part`, 'wx');
writeFileSync(descriptor, record);
fsyncSync(descriptor);
closeSync(descriptor);
linkSync(`${folder}/part`, `${folder}/record.json`);
unlinkSync(`${folder}/part`);
// eslint-disable-next-line no-console -- it is measured too
console.log(JSON.stringify({ status: 200 }));
process.exit();
