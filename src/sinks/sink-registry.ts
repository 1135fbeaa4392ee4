import { cmq } from './cmq/cmq-definition';
import { cos } from './cos/cos-definition';
import { file } from './file/file-definition';
import { kafka } from './kafka/kafka-definition';
import { rabbitMq } from './rabbitmq/rabbitmq-definition';
import type { SinkDefinition } from './sink-definition';

/**
 * Every sink there is. A new one is a folder and a line here: configuration, documents, both deploy files, the deploy
 * guard and the build follow.
 */
export const SINKS: readonly SinkDefinition[] = [cos, file, cmq, rabbitMq, kafka];
