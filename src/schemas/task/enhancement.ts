import { node, text } from '../schema';
import { job } from './job';
import { mediaNodes } from './media-result';

const extractDigitalWatermark = node({ Type: text, Version: text, Message: text });

/** Tags that make the picture of a video better, or mark it. */
export const enhancementTasks = {
  VideoProcess: job('VideoProcess', mediaNodes),
  VideoEnhance: job('VideoEnhance', mediaNodes),
  SDRtoHDR: job('SDRtoHDR', { ...mediaNodes, SDRtoHDR: node({ HdrMode: text }) }),
  SuperResolution: job('SuperResolution', {
    ...mediaNodes,
    SuperResolution: node({ Resolution: text, EnableScaleUp: text, Version: text }),
  }),
  DigitalWatermark: job('DigitalWatermark', mediaNodes),
  ExtractDigitalWatermark: job('ExtractDigitalWatermark', { ExtractDigitalWatermark: extractDigitalWatermark }),
} as const;
