// The verdicts that editors can give.

import * as v from 'valibot';
import { prose } from '../../lib/correction/fields';
import { DECLINE_REASONS, type DeclineReason } from '../../lib/correction/status';

export const ANSWERS = ['fixed', 'already', 'declined'] as const;
export const REASONS = [...DECLINE_REASONS, 'spam'] as const;
/** Maximum length of the editors' note to the reader, in code points. */
const MAX_NOTE = 500;

const emptyIsNone = v.transform<string, string | undefined>((text) => text.trim() || undefined);

/** The submitted form of the verdict page. */
export const AnswerSchema = v.object({
  answer: v.picklist(ANSWERS),
  /** Only for `declined`. */
  reason: v.optional(v.pipe(v.string(), emptyIsNone, v.optional(v.picklist(REASONS)))),
  note: v.optional(v.pipe(prose(MAX_NOTE), emptyIsNone)),
  /** Set if the editors selected the ready-made note that thanks the reader. A note of their own replaces it. */
  thank: v.optional(v.string()),
});
export type Answer = Pick<v.InferOutput<typeof AnswerSchema>, 'answer' | 'reason' | 'note'>;

/** Returns the status that the relay reports to the reader's browser. `already` is reported as `fixed`. */
export function statusOf(answer: Answer['answer']): 'fixed' | 'declined' {
  return answer === 'declined' ? 'declined' : 'fixed';
}

/** Returns the reason that the relay reports to the reader's browser. It reports none for spam. */
export function reasonForReader(reason: Answer['reason'] | null): DeclineReason | undefined {
  return DECLINE_REASONS.find((one) => one === reason);
}
