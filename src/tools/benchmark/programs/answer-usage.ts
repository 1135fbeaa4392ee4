/** Tells the parent, whenever it asks, what this process has used since it began. */
export function answerUsage(): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMs: (user + system) / 1e3, rssMb: process.memoryUsage.rss() / 1e6 });
  });
  process.on('disconnect', () => process.exit());
}
