import type { Of } from '../schema';
import { ReviewAudio, ReviewDocument, ReviewHtml, ReviewImage, ReviewText, ReviewVideo } from './details';

/** Every documented kind of moderation by its `EventName`, and the schema of its `JobsDetail` in the `Detail` form. */
export const moderations = { ReviewImage, ReviewVideo, ReviewAudio, ReviewText, ReviewDocument, ReviewHtml } as const;

export type ModerationEvent = keyof typeof moderations;

/** One `JobsDetail` of a documented kind. */
export type Moderation<Event extends ModerationEvent = ModerationEvent> = Of<(typeof moderations)[Event]>;
