import type { ParsedNode } from '../../parse/parsed-value';
import type { CallbackKind } from '../../schemas/callback-kinds';
import { workflowExecution } from '../../schemas/workflow';
import { sampleId } from './job-traits';
import { sampleNode } from './sample-node';
import type { SampleRequest } from './sample-request';

type WorkflowEvent = Extract<CallbackKind, { readonly family: 'workflow' }>['name'];

/** The body of a workflow callback. In a failed one the second task has failed: one is enough to fail the workflow. */
export function workflowSample(eventName: WorkflowEvent, { state }: SampleRequest): ParsedNode {
  const failed = state === 'Failed';
  return {
    EventName: eventName,
    WorkflowExecution: sampleNode(workflowExecution, 'WorkflowExecution', {
      values: {
        'WorkflowExecution.RunId': sampleId('i', [eventName, state].join()),
        'WorkflowExecution.State': state,
        'Tasks.State': ['Success', state],
        'Tasks.Code': ['', 'InternalError'],
        'Tasks.Message': ['', 'The input cannot be processed.'],
      },
      leftOut: [
        ...(failed ? ['ResultInfo'] : ['Tasks.Code', 'Tasks.Message', 'ObjectInfo.Code', 'ObjectInfo.Message']),
        // No body of a workflow that starts is published; what has not run has no tasks to tell of.
        ...(eventName === 'WorkflowStart' ? ['Tasks'] : []),
      ],
    }),
  };
}
