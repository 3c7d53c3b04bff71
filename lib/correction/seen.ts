// What stood on the page, when it was last looked at.

import * as v from 'valibot';
import { CorrectionIdSchema } from './fields';

export const SEEN_VERDICTS = [
  /** What was suggested stands there. */
  'fixed',
  /** Other words do. */
  'changed',
  /** The very words that were highlighted do. */
  'unchanged',
  /** The passage is not there any more. */
  'gone',
  /** It could not be told. */
  'unknown',
] as const;
export type SeenVerdict = (typeof SEEN_VERDICTS)[number];

export const SeenSchema = v.object({
  /** Milliseconds since 1970. */
  at: v.number(),
  verdict: v.picklist(SEEN_VERDICTS),
});

/** What was seen of a correction just now. */
export const LookSchema = v.object({ correction: CorrectionIdSchema, verdict: v.picklist(SEEN_VERDICTS) });
export type Look = v.InferOutput<typeof LookSchema>;
