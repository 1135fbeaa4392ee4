import { startCommand } from '../command-line/start-command';
import { newToken, SHORT_TOKEN_LENGTH, TOKEN_LENGTH } from '../connect/new-token';

void startCommand({
  name: 'token',
  summary: 'Prints a new callback token: 256 random bits, in letters that a URL takes as they are.',
  options: {
    short: {
      type: 'boolean',
      summary: 'Prints one of 132 random bits in 22 letters, for a URL that may have only 100.',
    },
  },
  examples: ['', '-- --short'],
  run({ values, print }) {
    print(newToken(values.short ? SHORT_TOKEN_LENGTH : TOKEN_LENGTH));
    return Promise.resolve('done');
  },
});
