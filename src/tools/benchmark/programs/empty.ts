// What every program costs that node runs.
export {};
