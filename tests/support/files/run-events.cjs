// Runs in a process of its own, as the platform would: `node run-events.cjs <function folder> <event file>…`.
// Writes the statuses of the answers as its last line.
'use strict';

const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const [folder, ...files] = process.argv.slice(2);
const { main_handler } = require(join(folder, 'index.js'));

async function run() {
  const statuses = [];
  for (const file of files) {
    const context = { request_id: file, time_limit_in_ms: 20_000 };
    const { statusCode } = await main_handler(JSON.parse(readFileSync(file, 'utf8')), context);
    statuses.push(statusCode);
  }
  process.stdout.write(`${JSON.stringify(statuses)}\n`);
}

void run();
