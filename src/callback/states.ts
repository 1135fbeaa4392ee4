/** States after which no further callback of the same job comes, and which Cloud Infinite does not change any more. */
export const FINAL_STATES: ReadonlySet<string> = new Set(['Success', 'Failed', 'Cancel']);
