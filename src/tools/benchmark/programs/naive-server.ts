import { createServer } from 'node:http';
import { naiveApplication } from '../subjects/naive-application';
import { answerUsage } from './answer-usage';
import { portOf } from './port-of';

/** `naive-server ENDPOINT`: the naive handler on express. */
const server = createServer(naiveApplication(process.argv[2] ?? ''));
answerUsage();
server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${portOf(server)}`));
