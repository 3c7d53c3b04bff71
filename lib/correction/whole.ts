// The whole correction: what travels, to whom, and how far it has come.

import * as v from 'valibot';
import { CorrectionContentSchema } from './correction';
import { CorrectionIdSchema } from './fields';
import { RecipientSchema } from './recipient';
import { HistorySchema, StatusSchema } from './status';

/** The frozen bytes of a correction's attempts: every attempt sends the very same. */
const SubmissionSchema = v.object({
  body: v.string(),
  /** SHA-256 of the body, in hexadecimal. */
  digest: v.string(),
});
export type Submission = v.InferOutput<typeof SubmissionSchema>;

/** The whole: what travels, to whom, and how far it has come. */
export const CorrectionSchema = v.object({
  ...CorrectionContentSchema.entries,
  recipient: v.exactOptional(RecipientSchema),
  /** Whom a held correction could go to, if the reader says so. */
  offered: v.exactOptional(RecipientSchema),
  status: StatusSchema,
  history: HistorySchema,
  /** Absent until the first attempt begins. */
  submission: v.exactOptional(SubmissionSchema),
  /** The correction that replaced this one while it was being sent: it is not to be sent again. */
  replacedBy: v.exactOptional(CorrectionIdSchema),
});
export type Correction = v.InferOutput<typeof CorrectionSchema>;
