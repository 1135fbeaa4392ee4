import { list, node, number, text } from '../schema';
import { input } from './common';
import type { TagGroup } from './job';
import { mediaNodes } from './media-result';
import { speechRecognition, ttsTemplate } from './parameters/analysis';
import { noiseReduction } from './parameters/enhancement';
import { speechRecognitionResult } from './speech-recognition';

const songs = list(node({ Inlier: number, SingerName: text, SongName: text }));

const score = node({
  TotalScore: number,
  SentenceScores: list(node({ StartTime: number, EndTime: number, Score: number })),
});

/** Tags about sound and speech. */
export const speechTags = {
  Tts: {
    nodes: {
      ...mediaNodes,
      TtsTpl: ttsTemplate,
      TtsConfig: node({ Input: text, InputType: text }),
      // Tts has no Input beside Operation: what a workflow was started by stands inside.
      Input: input,
    },
    source: 'intlcloud-documents 媒体处理任务回调/语音合成; product/460/76962',
    published: true,
  },
  NoiseReduction: {
    nodes: { ...mediaNodes, NoiseReduction: noiseReduction },
    source: 'intlcloud-documents 媒体处理任务回调/降噪',
    published: true,
  },
  SpeechRecognition: {
    nodes: { SpeechRecognition: speechRecognition, SpeechRecognitionResult: speechRecognitionResult },
    source: 'intlcloud-documents 内容识别任务回调/语音识别回调',
    published: true,
  },
  SoundHound: {
    nodes: { SoundHoundResult: node({ SongList: songs }) },
    source: 'qcloud-documents 任务回调/智能语音/听歌识曲',
    published: true,
  },
  VocalScore: {
    nodes: {
      VocalScore: node({ StandardObject: text, StandardUrl: text }),
      VocalScoreResult: node({ PitchScore: score, RhythemScore: score }),
    },
    source: 'api/436/98022',
    published: true,
  },
} as const satisfies TagGroup;
