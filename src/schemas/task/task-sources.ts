interface TaskSource {
  /** `true`: a callback body is published. `false`: the shape is inferred from a query, a submission or an SDK. */
  readonly published: boolean;
  /** The most telling vendor page or SDK file; pages are named by the end of their path. */
  readonly source: string;
}

/** Where each documented Tag comes from. Its keys are the documented Tags. */
export const taskSources = {
  Transcode: { published: true, source: 'intlcloud-documents 媒体处理任务回调/音视频转码, 极速高清转码' },
  Animation: { published: true, source: 'intlcloud-documents 媒体处理任务回调/视频转动图' },
  Snapshot: { published: true, source: 'intlcloud-documents 媒体处理任务回调/截帧' },
  Concat: { published: true, source: 'intlcloud-documents 媒体处理任务回调/音视频拼接' },
  SmartCover: { published: true, source: 'intlcloud-documents 媒体处理任务回调/智能封面' },
  VideoMontage: { published: true, source: 'intlcloud-documents 媒体处理任务回调/精彩集锦' },
  VoiceSeparate: { published: true, source: 'intlcloud-documents 媒体处理任务回调/人声分离' },
  VideoProcess: { published: true, source: 'intlcloud-documents 媒体处理任务回调/视频增强' },
  VideoEnhance: { published: false, source: 'cos-go-sdk-v5 ci_media.go' },
  SDRtoHDR: { published: true, source: 'intlcloud-documents 媒体处理任务回调/SDRtoHDR' },
  SuperResolution: { published: true, source: 'intlcloud-documents 媒体处理任务回调/超分辨率' },
  DigitalWatermark: { published: true, source: 'intlcloud-documents 媒体处理任务回调/添加数字水印' },
  ExtractDigitalWatermark: { published: true, source: 'intlcloud-documents 媒体处理任务回调/提取数字水印' },
  StreamExtract: { published: true, source: 'intlcloud-documents 媒体处理任务回调/流分离; product/1045/73078' },
  MediaInfo: { published: true, source: 'intlcloud-documents 媒体处理任务回调/获取媒体信息' },
  Segment: { published: true, source: 'intlcloud-documents 媒体处理任务回调/转封装（音视频分段）' },
  NoiseReduction: { published: true, source: 'intlcloud-documents 媒体处理任务回调/降噪' },
  QualityEstimate: { published: true, source: 'intlcloud-documents 媒体处理任务回调/视频质量评分' },
  VideoTag: { published: true, source: 'intlcloud-documents 媒体处理任务回调/视频标签' },
  Tts: { published: true, source: 'intlcloud-documents 媒体处理任务回调/语音合成; product/460/76962' },
  PicProcess: { published: true, source: 'Cloud Infinite "Task Callback", 2025-09-08' },
  ImageInspect: { published: true, source: 'product/460/95990' },
  PosterProduction: { published: false, source: 'cos-go-sdk-v5 ci_media.go' },
  ImageOCR: { published: false, source: 'cos-go-sdk-v5 ci_media.go' },
  SpeechRecognition: { published: true, source: 'intlcloud-documents 内容识别任务回调/语音识别回调' },
  SoundHound: { published: true, source: 'qcloud-documents 任务回调/智能语音/听歌识曲' },
  VocalScore: { published: true, source: 'api/436/98022' },
  Translation: { published: true, source: 'intlcloud-documents 内容识别任务回调/翻译任务回调' },
  WordsGeneralize: { published: true, source: 'intlcloud-documents 内容识别任务回调/分词任务回调' },
  VideoTargetRec: { published: true, source: 'qcloud-documents 任务回调/视频目标检测; cos-go-sdk-v5 ci_media.go' },
  SegmentVideoBody: { published: true, source: 'qcloud-documents 任务回调/视频人像抠图' },
  SplitVideoParts: { published: true, source: 'qcloud-documents 任务回调/视频拆条' },
  FillConcat: { published: false, source: 'cos-go-sdk-v5 ci_media.go' },
  VideoSynthesis: { published: false, source: 'cos-go-sdk-v5 ci_media.go' },
  DNA: { published: false, source: 'cos-go-sdk-v5 ci_media.go; cos-java-sdk-v5 DNAResult.java' },
  GeneratePlayList: { published: false, source: 'cos-go-sdk-v5 ci_media.go' },
  DocProcess: { published: true, source: 'cos-java-sdk-v5 CICommonDemo.java; api/1545/65203' },
  DocWatermark: { published: false, source: 'cos-go-sdk-v5 ci_doc.go' },
  DocAIGCMetadata: { published: false, source: 'cos-go-sdk-v5 ci_doc.go' },
  FileHashCode: { published: false, source: 'product/1045/52868; cos-go-sdk-v5 ci_fileprocess.go' },
  FileUncompress: { published: false, source: 'cos-go-sdk-v5 ci_fileprocess.go' },
  FileCompress: { published: false, source: 'cos-go-sdk-v5 ci_fileprocess.go' },
} as const satisfies Record<string, TaskSource>;

export type TaskTag = keyof typeof taskSources;
