import { localRuntime } from '../../runtime/local-runtime';
import { startLocalServer } from '../../runtime/local-server';
import { answerUsage } from './answer-usage';
import { loadFunction } from './load-function';

/** `function-server BUNDLE`: a built function behind `node:http`. All instances share one, as one process must. */
const handler = loadFunction(process.argv[2] ?? '');
const invoke = localRuntime({ start: () => handler, variables: () => ({}), timeLimitMs: 20_000 });
answerUsage();
void startLocalServer({ invoke, port: 0 }).then(({ url }) => process.send?.(url));
