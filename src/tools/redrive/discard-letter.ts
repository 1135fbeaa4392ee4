import type { Output } from '../command-line/command';
import { table } from '../terminal/table';
import { findLetter } from './find-letter';
import type { LetterPlace } from './letters';

/** Says what the letter of that name is, and then removes it and nothing else; only says it if `isDry`. */
export async function discardLetter(
  place: LetterPlace,
  name: string,
  isDry: boolean,
  print: Output['print'],
): Promise<void> {
  const { file, content } = await findLetter(await place.files(), name);
  const facts =
    'letter' in content
      ? [content.letter.time, content.letter.error.code, content.letter.error.message]
      : ['', 'damaged', content.fault];
  print(table(['dead letter', 'since', 'reason', 'detail'], [[file.location, ...facts]]));
  if (!isDry) await file.remove();
  print(`\n${isDry ? 'It would be removed, for good.' : 'It is removed, for good.'}`);
}
