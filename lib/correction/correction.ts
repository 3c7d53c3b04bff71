// The whole correction: its content, its recipient, its status and its history.

import * as v from 'valibot';
import { CorrectionContentSchema } from './content';
import { CorrectionIdSchema } from './fields';
import { PageCheckSchema } from './page-check';
import { PURPOSES, RecipientSchema } from './recipient';
import { HistorySchema, StatusSchema } from './status';

/** The body of the request, stored before the first attempt: every attempt sends the same bytes. */
const SubmissionSchema = v.object({
  body: v.string(),
  /** SHA-256 of the body, in hexadecimal. */
  digest: v.string(),
});
export type Submission = v.InferOutput<typeof SubmissionSchema>;

/** When the next status check is due, and the result of the last one. Times are milliseconds since 1970. */
const ScheduledCheckSchema = v.object({
  due: v.number(),
  asked: v.exactOptional(v.number()),
  /** The ETag of the last response. */
  etag: v.exactOptional(v.string()),
  /** Since when every check found nothing at the address (404). Absent if the last one did not. */
  missing: v.exactOptional(v.number()),
});
export type ScheduledCheck = v.InferOutput<typeof ScheduledCheckSchema>;

// Taken from `RecipientSchema`, because the popup's first files grow with every schema that another file imports.
const [inbox, mistape, mailbox, issue, form] = RecipientSchema.options;
/** What the offered address or form is for. Absent in corrections that an earlier version stored. */
const purpose = v.exactOptional(v.picklist(PURPOSES));
/** A recipient that was found later, with what decides whether another one is better. */
export const OfferSchema = v.variant('type', [
  inbox,
  mistape,
  v.object({ ...mailbox.entries, purpose }),
  issue,
  v.object({ ...form.entries, purpose }),
]);
export type Offer = v.InferOutput<typeof OfferSchema>;

/** A correction as the outbox stores it. */
export const CorrectionSchema = v.object({
  ...CorrectionContentSchema.entries,
  recipient: v.exactOptional(RecipientSchema),
  /** Present if a later version stored a type of recipient that this version does not know: kept, so that an update can use it. */
  unknownRecipient: v.exactOptional(v.unknown()),
  /** The recipient that is offered for a held correction. The reader has to confirm it. */
  offered: v.exactOptional(OfferSchema),
  status: StatusSchema,
  history: HistorySchema,
  /** Absent until the first attempt begins. */
  submission: v.exactOptional(SubmissionSchema),
  /** The correction that replaced this one while it was being sent. This one is not sent again. */
  replacedBy: v.exactOptional(CorrectionIdSchema),
  /** Absent if there is no status to ask for, and once the status can no longer change. */
  inquiry: v.exactOptional(ScheduledCheckSchema),
  /** When a verdict or a failure came that the reader has not seen yet, in milliseconds since 1970. */
  news: v.exactOptional(v.number()),
  /** The result of the last page check. */
  seen: v.exactOptional(PageCheckSchema),
});
export type Correction = v.InferOutput<typeof CorrectionSchema>;
