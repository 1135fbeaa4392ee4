import { Agent, request } from 'node:https';
import { putByHand } from './put-by-hand';

putByHand({ Agent, request });
