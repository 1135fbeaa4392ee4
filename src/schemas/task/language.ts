import { integer, list, node, text } from '../schema';
import type { TagGroup } from './job';

const wordsGeneralizeResult = node({
  WordsGeneralizeLable: list(node({ Category: text, Word: text })),
  WordsGeneralizeToken: list(node({ Word: text, Offset: integer, Length: integer, Pos: text })),
});

/** Tags about written language. */
export const languageTags = {
  Translation: {
    nodes: { Translation: node({ Lang: text, Type: text }), AITranslateResult: node({ Result: text }) },
    source: 'intlcloud-documents 内容识别任务回调/翻译任务回调',
    published: true,
  },
  WordsGeneralize: {
    nodes: {
      WordsGeneralize: node({ NerMethod: text, SegMethod: text }),
      WordsGeneralizeResult: wordsGeneralizeResult,
    },
    source: 'intlcloud-documents 内容识别任务回调/分词任务回调',
    published: true,
  },
} as const satisfies TagGroup;
