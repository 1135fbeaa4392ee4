import { list, node, text } from '../../schema';
import { audioEncoding, audioMixes, container, videoEncoding } from './encoding';
import { parameter } from './parameter';

export const concatTemplate = parameter(
  'ConcatTemplate',
  {
    ConcatFragment: list(
      node({ Url: text, Mode: text, StartTime: text, EndTime: text, FragmentIndex: text, Duration: text }),
    ),
    Audio: audioEncoding,
    Video: videoEncoding,
    Container: container,
    Index: text,
    ...audioMixes,
    SceneChangeInfo: node({ Mode: text, Time: text, TransitionType: text }),
    DirectConcat: text,
  },
  'cos-go-sdk-v5 ci_media.go ConcatTemplate',
);

export const fillConcat = parameter(
  'FillConcat',
  { Format: text, FillInput: list(node({ Url: text, FillTime: text })), RefMode: text, RefIndex: text },
  'cos-go-sdk-v5 ci_media.go FillConcat',
);

export const videoSynthesis = parameter(
  'VideoSynthesis',
  {
    KeepAudioTrack: text,
    SpliceInfo: list(node({ Url: text, X: text, Y: text, Width: text, Height: text })),
  },
  'cos-go-sdk-v5 ci_media.go VideoSynthesis',
);
