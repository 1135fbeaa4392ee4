import type { CallbackForm } from '../../schemas/callback-kinds';

/** Which of the many bodies of a kind is wanted. */
export interface SampleRequest {
  readonly form: CallbackForm;
  readonly state: string;
  /** How many jobs the body has; only the body of a task can have more than one. */
  readonly jobs: number;
  /** Whether a workflow started the job; only for tasks. */
  readonly workflow: boolean;
}
