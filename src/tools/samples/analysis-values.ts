import type { SampleValues } from './sample-value';

/** Values of what was heard, read or seen. */
export const analysisValues: SampleValues = {
  // Speech and language.
  Lang: 'en',
  'Input.Type': 'txt',
  'Translation.Type': 'txt',
  Result: 'Hello, world.',
  text: 'Hello, world.',
  FinalSentence: 'Hello, world.',
  SliceSentence: 'Hello, world.',
  DetectedText: 'Hello',
  SingerName: '周杰伦',
  SongName: '七里香',
  Inlier: 0.98,
  Word: ['Hello', 'world'],
  word: ['Hello', 'world'],
  start_time: [0, 700],
  end_time: [650, 1400],
  StartMs: [0, 1500],
  EndMs: [1400, 2600],
  OffsetStartMs: [0, 700],
  OffsetEndMs: [650, 1400],

  'PlaceTags.StartTime': ['0', '8000'],
  'PlaceTags.EndTime': ['8000', '13654'],
  'ActionTags.StartTime': ['0', '8000'],
  'ActionTags.EndTime': ['8000', '13654'],
  TimeStamp: ['0', '1000'],
  Time: ['0', '1000'],

  // Offsets are in seconds.
  StartTimeOffset: [0, 5.5],
  EndTimeOffset: [2.5, 8],
  AreaCoordSet: [0, 0, 1280, 720],
  Sensitive: 'false',
  'DnaResult.VideoId': 'sample-0',
  'Detection.VideoId': ['sample-1', 'sample-2'],
  Similar: 97,
  MatchStartTime: [0, 9],
  MatchEndTime: [4, 12],
  SrcStartTime: [2, 11],
  SrcEndTime: [6, 14],
  'AITranslateResult.Result': 'Hello, world.',

  // Documents.
  SrcType: 'docx',
  TgtType: 'jpg',
  TgtUri: ['output/page-1.jpg', 'output/page-2.jpg'],
  PageNo: [1, 2],
  TotalPageCount: 2,
  SuccPageCount: 2,
  FailPageCount: 0,
};
