import { list, node, text } from '../../schema';
import { aigcMetadata } from './encoding';
import { parameter } from './parameter';

/** A watermark that is seen. */
const watermark = parameter(
  'Watermark',
  {
    Type: text,
    Pos: text,
    LocMode: text,
    Dx: text,
    Dy: text,
    StartTime: text,
    EndTime: text,
    SlideConfig: node({ SlideMode: text, XSlideSpeed: text, YSlideSpeed: text }),
    Image: node({ Url: text, Mode: text, Width: text, Height: text, Transparency: text, Background: text }),
    Text: node({ FontSize: text, FontType: text, FontColor: text, Transparency: text, Text: text }),
  },
  'cos-go-sdk-v5 ci_media.go Watermark',
);

/** A rectangle of the picture that is made unreadable. */
const removeWatermark = parameter(
  'RemoveWatermark',
  { Switch: text, Dx: text, Dy: text, Width: text, Height: text },
  'intlcloud-documents 提交媒体处理任务/提交音视频转码任务',
);

export const watermarks = list(watermark);
export const removedWatermarks = list(removeWatermark);

export const subtitles = parameter(
  'Subtitles',
  {
    Subtitle: list(
      node({
        Url: text,
        Embed: text,
        FontType: text,
        FontSize: text,
        FontColor: text,
        OutlineColor: text,
        VMargin: text,
      }),
    ),
  },
  'cos-go-sdk-v5 ci_media.go Subtitles',
);

export const docWatermark = parameter(
  'DocWatermark',
  {
    SrcType: text,
    Type: text,
    Image: text,
    Dx: text,
    Dy: text,
    Batch: text,
    HorizontalSpacing: text,
    VerticalSpacing: text,
  },
  'cos-go-sdk-v5 ci_doc.go DocWatermark',
);

export const docAigcMetadata = parameter(
  'DocAIGCMetadata',
  { AIGCMetadata: aigcMetadata },
  'cos-go-sdk-v5 ci_doc.go DocAIGCMetadata',
);
