import { randomBytes } from 'node:crypto';
import { startCommand } from '../command-line/start-command';

void startCommand({
  name: 'token',
  summary: 'Prints a new callback token: 256 random bits, in letters that a URL takes as they are.',
  options: {},
  examples: [''],
  run({ print }) {
    print(randomBytes(32).toString('base64url'));
    return Promise.resolve('done');
  },
});
