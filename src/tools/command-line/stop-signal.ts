/** Is aborted, with its name as the reason, by the first signal that asks the process to end. The second ends it. */
export function stopSignal(onStop: (name: string) => void): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      onStop(name);
      controller.abort(name);
    });
  }
  return controller.signal;
}
