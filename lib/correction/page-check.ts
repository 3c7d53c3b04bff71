// The result of a page check: whether the mistake is still on the page.

import * as v from 'valibot';
import { CorrectionIdSchema } from './fields';

export const PAGE_CHECK_RESULTS = [
  /** The page has the suggested wording. */
  'fixed',
  /** The page has other words in that place. */
  'changed',
  /** The page still has the highlighted words. */
  'unchanged',
  /** The passage was removed. */
  'gone',
  /** The check could not decide. */
  'unknown',
] as const;
export type PageCheckResult = (typeof PAGE_CHECK_RESULTS)[number];

export const PageCheckSchema = v.object({
  /** Milliseconds since 1970. */
  at: v.number(),
  verdict: v.picklist(PAGE_CHECK_RESULTS),
});

/** The result of a page check of one correction. */
export const CorrectionCheckSchema = v.object({
  correction: CorrectionIdSchema,
  verdict: v.picklist(PAGE_CHECK_RESULTS),
});
export type CorrectionCheck = v.InferOutput<typeof CorrectionCheckSchema>;
