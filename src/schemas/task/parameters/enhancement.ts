import { node, part, text } from '../../schema';
import { parameter } from './parameter';
import { transcode } from './transcode';

const colorEnhance = part(
  'ColorEnhance',
  node({ Enable: text, Contrast: text, Correction: text, Saturation: text }),
  'cos-go-sdk-v5 ci_media.go ColorEnhance',
);

const msSharpen = part('MsSharpen', node({ Enable: text, SharpenLevel: text }), 'cos-go-sdk-v5 ci_media.go MsSharpen');

/** To a picture of more light and shade. */
export const sdrToHdr = part('SDRtoHDR', node({ HdrMode: text }), 'cos-go-sdk-v5 ci_media.go SDRtoHDR');

/** To a picture of more points. */
export const superResolution = part(
  'SuperResolution',
  node({ Resolution: text, EnableScaleUp: text, Version: text }),
  'cos-go-sdk-v5 ci_media.go SuperResolution',
);

export const videoProcess = parameter(
  'VideoProcess',
  { ColorEnhance: colorEnhance, MsSharpen: msSharpen },
  'cos-go-sdk-v5 ci_media.go VideoProcess',
);

export const videoEnhance = parameter(
  'VideoEnhance',
  {
    Transcode: transcode,
    SuperResolution: superResolution,
    ColorEnhance: colorEnhance,
    MsSharpen: msSharpen,
    SDRtoHDR: sdrToHdr,
    FrameEnhance: node({ FrameDoubling: text }),
  },
  'cos-go-sdk-v5 ci_media.go VideoEnhance',
);

export const noiseReduction = parameter(
  'NoiseReduction',
  { Format: text, Samplerate: text },
  'cos-go-sdk-v5 ci_media.go NoiseReduction',
);
