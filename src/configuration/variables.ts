import { environment } from '../schemas/environment';
import type { VariableName, VariableSchema } from '../schemas/environment';

/** The environment as the composition root hands it in. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Our variables that are set. */
export type Given = Readonly<Partial<Record<VariableName, string>>>;

type VariableWithDefault = {
  [N in VariableName]: (typeof environment.properties)[N] extends { readonly default: string } ? N : never;
}[VariableName];

export const variables: Readonly<Record<string, VariableSchema>> = environment.properties;

/** Only our variables, and only those that say something: a blank one counts as not set. */
export function givenVariables(source: Environment): Given {
  const entries = Object.keys(variables).map((name) => [name, source[name]?.trim()] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''));
}

export function valueOf(given: Given, name: VariableWithDefault): string {
  return given[name] ?? environment.properties[name].default;
}
