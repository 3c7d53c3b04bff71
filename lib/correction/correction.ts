// The whole correction: what travels, to whom, and how far it has come.

import * as v from 'valibot';
import { CorrectionContentSchema } from './content';
import { CorrectionIdSchema } from './fields';
import { PageCheckSchema } from './page-check';
import { RecipientSchema } from './recipient';
import { HistorySchema, StatusSchema } from './status';

/** The frozen bytes of a correction's attempts: every attempt sends the very same. */
const SubmissionSchema = v.object({
  body: v.string(),
  /** SHA-256 of the body, in hexadecimal. */
  digest: v.string(),
});
export type Submission = v.InferOutput<typeof SubmissionSchema>;

/** When the status is asked for next, and what is known of the last time. Times are milliseconds since 1970. */
const ScheduledCheckSchema = v.object({
  due: v.number(),
  asked: v.exactOptional(v.number()),
  /** Of the last answer. */
  etag: v.exactOptional(v.string()),
});
export type ScheduledCheck = v.InferOutput<typeof ScheduledCheckSchema>;

/** The whole: what travels, to whom, and how far it has come. */
export const CorrectionSchema = v.object({
  ...CorrectionContentSchema.entries,
  recipient: v.exactOptional(RecipientSchema),
  /** Present if a later version stored a type of recipient that this version does not know: kept, so that an update can use it. */
  unknownRecipient: v.exactOptional(v.unknown()),
  /** Whom a held correction could go to, if the reader says so. */
  offered: v.exactOptional(RecipientSchema),
  status: StatusSchema,
  history: HistorySchema,
  /** Absent until the first attempt begins. */
  submission: v.exactOptional(SubmissionSchema),
  /** The correction that replaced this one while it was being sent: it is not to be sent again. */
  replacedBy: v.exactOptional(CorrectionIdSchema),
  /** Absent where there is nobody to ask, and once nothing more is to be expected. */
  inquiry: v.exactOptional(ScheduledCheckSchema),
  /** When an answer came that the reader has not seen yet, in milliseconds since 1970. */
  news: v.exactOptional(v.number()),
  /** What its page said when it was last looked at. */
  seen: v.exactOptional(PageCheckSchema),
});
export type Correction = v.InferOutput<typeof CorrectionSchema>;
