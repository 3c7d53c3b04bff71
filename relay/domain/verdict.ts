// The verdicts that editors can give.

import * as v from 'valibot';
import { prose } from '../../lib/correction/fields';

export const ANSWERS = ['fixed', 'already', 'declined'] as const;
export const REASONS = ['no-error', 'not-ours', 'spam'] as const;
const MAX_NOTE = 500; // code points

const emptyIsNone = v.transform<string, string | undefined>((text) => text.trim() || undefined);

/** The submitted form of the verdict page. */
export const AnswerSchema = v.object({
  answer: v.picklist(ANSWERS),
  /** Only if it was declined. */
  reason: v.optional(v.pipe(v.string(), emptyIsNone, v.optional(v.picklist(REASONS)))),
  note: v.optional(v.pipe(prose(MAX_NOTE), emptyIsNone)),
  /** Set if a prepared note thanks the reader, unless the editors wrote another note. */
  thank: v.optional(v.string()),
});
export type Answer = Pick<v.InferOutput<typeof AnswerSchema>, 'answer' | 'reason' | 'note'>;

/** Returns what the reader's browser is told: `already` means fixed to a reader, too. */
export function statusOf(answer: Answer['answer']): 'fixed' | 'declined' {
  return answer === 'declined' ? 'declined' : 'fixed';
}
