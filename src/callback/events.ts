/** The event of every documented Tag. */
export const TASK_FINISH = 'TaskFinish';
export const WORKFLOW_FINISH = 'WorkflowFinish';
export const WORKFLOW_START = 'WorkflowStart';
