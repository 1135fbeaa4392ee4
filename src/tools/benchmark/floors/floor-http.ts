import { Agent, request } from 'node:http';
import { putByHand } from './put-by-hand';

// Without https, which a start without it does not load.
putByHand({ Agent, request });
