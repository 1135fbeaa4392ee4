import { node, part } from '../../schema';
import type { NodeSchema } from '../../schema';

/**
 * What a job was submitted with, as it echoes it. All of it is text, numbers and switches too: nobody counts with an echo,
 * and the service itself writes it as text.
 */
export const parameter = <const P extends NodeSchema['properties']>($id: string, properties: P, source: string) =>
  part($id, { ...node(properties), shallow: true }, source);
