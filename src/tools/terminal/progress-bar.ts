import { cutTo, displayText } from './display-text';

/** A line that counts up while something long is done; silent where nobody watches. */
export function progressBar(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>,
  total: number,
): { advance(what: string): void; end(): void } {
  let count = 0;
  return {
    advance(what) {
      count += 1;
      const line = `[${'='.repeat(Math.floor((count / total) * 30)).padEnd(30)}] ${count} of ${total} ${displayText(what)}`;
      // A line that is wider than the terminal would not be written over; one that does not know its width says 0.
      if (stream.isTTY) stream.write(`\r\u001B[K${cutTo((stream.columns || 80) - 1, line)}`);
    },
    end() {
      if (stream.isTTY) stream.write('\r\u001B[K');
    },
  };
}
