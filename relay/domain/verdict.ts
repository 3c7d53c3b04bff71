// What editors can answer.

import * as v from 'valibot';
import { prose } from '../../lib/correction/fields';

export const ANSWERS = ['fixed', 'already', 'declined'] as const;
export const REASONS = ['no-error', 'not-ours', 'spam'] as const;
const MAX_NOTE = 500; // code points

const emptyIsNone = v.transform<string, string | undefined>((text) => text.trim() || undefined);

/** The form of the page, as it comes in. */
export const AnswerSchema = v.object({
  answer: v.picklist(ANSWERS),
  /** Only of what was declined. */
  reason: v.optional(v.pipe(v.string(), emptyIsNone, v.optional(v.picklist(REASONS)))),
  note: v.optional(v.pipe(prose(MAX_NOTE), emptyIsNone)),
  /** A ready note thanks the reader, where no other one was written. */
  thank: v.optional(v.string()),
});
export type Answer = Pick<v.InferOutput<typeof AnswerSchema>, 'answer' | 'reason' | 'note'>;

/** What the reader's browser is told: that it was fixed before is fixed to a reader, too. */
export function statusOf(answer: Answer['answer']): 'fixed' | 'declined' {
  return answer === 'declined' ? 'declined' : 'fixed';
}
