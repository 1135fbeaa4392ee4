import { variablesWith } from '../../configuration/variables';
import type { SinkDefinition } from '../../sinks/sink-definition';
import { SINKS } from '../../sinks/sink-registry';
import { withPart } from './document-part';

/** Left out of the deploy files on purpose: no test setting may open the function that is deployed. */
const NEVER_DEPLOYED = ['AUTH'];

/** A deploy file with a line for every variable that the deployed function may have, each out of the deployer's environment. */
export function withDeployVariables(file: string, sinks: readonly SinkDefinition[] = SINKS): string {
  const lines = deployVariables(sinks).map((name) => `      ${name}: \${env:${name}}`);
  return withPart(file, '      # variables', '      # /variables', lines.join('\n'));
}

/** The variables of the function, without those of sinks whose files would be lost with it. */
function deployVariables(sinks: readonly SinkDefinition[]): string[] {
  const lost = sinks.filter(({ isLocal }) => isLocal).map(({ name }) => `${name.toUpperCase()}_`);
  return Object.keys(variablesWith(sinks)).filter(
    (name) => !NEVER_DEPLOYED.includes(name) && !lost.some((prefix) => name.startsWith(prefix)),
  );
}
