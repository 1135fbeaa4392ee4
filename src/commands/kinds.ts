import { writeFileSync } from 'node:fs';
import { kindsPage } from './kinds-page';

const PAGE = 'docs/kinds.md';

writeFileSync(PAGE, kindsPage());
process.stdout.write(`${PAGE}\n`);
