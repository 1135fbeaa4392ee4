import { integer, list, node, text } from '../schema';
import { job } from './job';

const wordsGeneralizeResult = node({
  WordsGeneralizeLable: list(node({ Category: text, Word: text })),
  WordsGeneralizeToken: list(node({ Word: text, Offset: integer, Length: integer, Pos: text })),
});

/** Tags about written language. */
export const languageTasks = {
  Translation: job('Translation', { Translation: node({ Lang: text, Type: text }) }),
  WordsGeneralize: job('WordsGeneralize', {
    WordsGeneralize: node({ NerMethod: text, SegMethod: text }),
    WordsGeneralizeResult: wordsGeneralizeResult,
  }),
} as const;
