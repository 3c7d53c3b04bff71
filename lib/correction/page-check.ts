// What stood on the page, when it was last looked at.

import * as v from 'valibot';
import { CorrectionIdSchema } from './fields';

export const PAGE_CHECK_RESULTS = [
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
export type PageCheckResult = (typeof PAGE_CHECK_RESULTS)[number];

export const PageCheckSchema = v.object({
  /** Milliseconds since 1970. */
  at: v.number(),
  verdict: v.picklist(PAGE_CHECK_RESULTS),
});

/** What was seen of a correction just now. */
export const CorrectionCheckSchema = v.object({
  correction: CorrectionIdSchema,
  verdict: v.picklist(PAGE_CHECK_RESULTS),
});
export type CorrectionCheck = v.InferOutput<typeof CorrectionCheckSchema>;
