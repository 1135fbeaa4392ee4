import type { ParsedNode } from '../parse/parsed-value';

/**
 * A run, as a list or an answer about it has it, under the names of its callback, which tells its bucket and does not repeat the
 * plan of the workflow. A page calls the workflow `Name` and another `WorkflowName`; the entry of a list has the time as `CreateTime`
 * on the page, and as `CreationTime` in an SDK.
 */
export function runAsCallback(
  { Topology: _, Name: name, CreationTime: created, ...run }: ParsedNode,
  bucket: string,
): ParsedNode {
  return {
    ...(name !== undefined && { WorkflowName: name }),
    ...(created !== undefined && { CreateTime: created }),
    BucketId: bucket,
    ...run,
  };
}
