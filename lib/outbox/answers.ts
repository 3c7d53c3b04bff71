// The background's answers to our own pages, parsed where they come in.

import * as v from 'valibot';
import { CorrectionIdSchema, MomentSchema } from '../correction/fields';
import { STATES } from '../correction/status';
import { FrameTextSchema } from '../page/frame-text';
import { ContactsSchema } from '../recipient/candidate';

export const SendAnswerSchema = v.variant('outcome', [
  v.object({ outcome: v.literal('queued'), correction: CorrectionIdSchema }),
  /** The reader has suggested the very same before, which is in that state. */
  v.object({ outcome: v.literal('already'), state: v.picklist(STATES), created: MomentSchema }),
  v.object({ outcome: v.literal('refused'), problems: v.array(v.string()) }),
  /** The database did not take it. */
  v.object({ outcome: v.literal('not-stored'), problem: v.picklist(['full', 'newer', 'unreadable']) }),
]);
export type SendAnswer = v.InferOutput<typeof SendAnswerSchema>;

export const EditAnswerSchema = v.variant('outcome', [
  v.object({ outcome: v.literal('draft'), draft: CorrectionIdSchema }),
  v.object({ outcome: v.literal('refused') }),
]);
export type EditAnswer = v.InferOutput<typeof EditAnswerSchema>;

export const ContactsAnswerSchema = v.object({ contacts: ContactsSchema });
export type ContactsAnswer = v.InferOutput<typeof ContactsAnswerSchema>;

/** The texts of a tab's frames that have an address of their own. */
export const TextAnswerSchema = v.object({ frames: v.array(FrameTextSchema) });
export type TextAnswer = v.InferOutput<typeof TextAnswerSchema>;

/** Whether what was asked for was done; a correction may have gone its way meanwhile. */
export const ActionAnswerSchema = v.object({ outcome: v.picklist(['done', 'refused']) });
export type ActionAnswer = v.InferOutput<typeof ActionAnswerSchema>;
