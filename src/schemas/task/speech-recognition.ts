import { integer, list, node, number, text } from '../schema';

/** The only part of any callback that is in snake_case. Times are in milliseconds. */
const flashResult = node({
  channel_id: text,
  text,
  sentence_list: list(
    node({
      text,
      start_time: number,
      end_time: number,
      speaker_id: text,
      word_list: list(node({ word: text, start_time: number, end_time: number })),
    }),
  ),
});

const word = node({ Word: text, OffsetStartMs: integer, OffsetEndMs: integer, VoiceType: text });

const resultDetail = node({
  FinalSentence: text,
  SliceSentence: text,
  StartMs: integer,
  EndMs: integer,
  WordsNum: integer,
  SpeechSpeed: number,
  SpeakerId: text,
  Words: list(word),
});

/**
 * What was said. AudioTime is in seconds.
 * FlashResult and ResultDetail are single in the published bodies and in the SDK, but long audio has several sentences.
 */
export const speechRecognitionResult = node({
  AudioTime: number,
  Result: list(text),
  ObjectName: text,
  DetailObjectName: text,
  FlashResult: list(flashResult),
  ResultDetail: list(resultDetail),
});
