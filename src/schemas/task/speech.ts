import { list, node, number, text } from '../schema';
import { input } from './common';
import { job } from './job';
import { mediaNodes } from './media-result';
import { speechRecognitionResult } from './speech-recognition';

const songs = list(node({ Inlier: number, SingerName: text, SongName: text }));

const score = node({
  TotalScore: number,
  SentenceScores: list(node({ StartTime: number, EndTime: number, Score: number })),
});

/** Tags about sound and speech. */
export const speechTasks = {
  Tts: job('Tts', {
    ...mediaNodes,
    TtsConfig: node({ Input: text, InputType: text }),
    // Tts has no Input beside Operation: what a workflow was started by stands inside.
    Input: input,
  }),
  NoiseReduction: job('NoiseReduction', mediaNodes),
  SpeechRecognition: job('SpeechRecognition', { SpeechRecognitionResult: speechRecognitionResult }),
  SoundHound: job('SoundHound', { SoundHoundResult: node({ SongList: songs }) }),
  VocalScore: job('VocalScore', {
    VocalScore: node({ StandardObject: text, StandardUrl: text }),
    VocalScoreResult: node({ PitchScore: score, RhythemScore: score }),
  }),
} as const;
