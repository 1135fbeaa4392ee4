import { readFileSync } from 'node:fs';
import path from 'node:path';
import { configuredSink, missingVariables } from '../../src/sinks/sink-definition';
import { SINKS } from '../../src/sinks/sink-registry';
import { sourceFacts } from '../support/architecture/source-facts';

/** Values with which every sink can be configured. */
const GIVEN = {
  COS_BUCKET: 'results-1250000000',
  COS_REGION: 'ap-guangzhou',
  CMQ_QUEUE: 'queue',
  RABBITMQ_URL: 'amqps://user:password@127.0.0.1/vhost',
  RABBITMQ_ROUTING_KEY: 'queue',
  KAFKA_BROKERS: '127.0.0.1:9092',
  KAFKA_TOPIC: 'topic',
};

const credentials = () => ({ secretId: 'id', secretKey: 'key' });

describe('the registry', () => {
  it('has each sink once', () => {
    const names = SINKS.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(names).toEqual(['cos', 'file', 'cmq', 'rabbitmq', 'kafka']);
  });
});

describe.each(SINKS)('the definition of $name', (definition) => {
  const { name, variables, requires } = definition;

  it('names its variables after itself', () => {
    expect(Object.keys(variables).filter((variable) => !variable.startsWith(`${name.toUpperCase()}_`))).toEqual([]);
  });

  it('requires only variables that there are', () => {
    const known = SINKS.flatMap((sink) => Object.keys(sink.variables));
    expect(requires.flat().filter((variable) => !known.includes(variable))).toEqual([]);
  });

  it('names what is missing', () => {
    expect(missingVariables(definition, {})).toEqual(requires.map((choices) => choices.join(' or ')));
    expect(missingVariables(definition, GIVEN)).toEqual([]);
  });

  it('opens a sink of its name, and loads the client only then', async () => {
    const configured = configuredSink(definition, GIVEN);
    const opened = await configured.open(credentials);
    expect([configured.name, opened.name]).toEqual([name, name]);
  });

  it('imports nothing that a start would pay for', () => {
    const file = path.posix.join('src/sinks', name, `${name}-definition.ts`);
    const text = readFileSync(file, 'utf8');
    const withoutTypes = text.replace(/^import type .*$/gm, '');
    const { files, packages } = sourceFacts(file, withoutTypes);
    // Node itself needs it to start.
    expect(packages.filter((module) => module !== 'node:path')).toEqual([]);
    const onUse = /import\('\.\/([\w-]+)'\)/.exec(text)?.[1] ?? '';
    expect([...files].sort()).toEqual(['src/schemas/variable.ts', `src/sinks/${name}/${onUse}.ts`]);
  });
});
