/** A line that counts up while something long is done; silent where nobody watches. */
export function progressBar(stream: NodeJS.WriteStream): { advance(what: string): void; end(): void } {
  let count = 0;
  return {
    advance(what) {
      count += 1;
      if (stream.isTTY) stream.write(`\r\u001B[K[${'='.repeat(count % 30).padEnd(30)}] ${count} ${what}`);
    },
    end() {
      if (stream.isTTY) stream.write('\r\u001B[K');
    },
  };
}
