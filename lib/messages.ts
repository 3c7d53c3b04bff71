// Every message between the parts of the extension, parsed where it comes in.

import * as v from 'valibot';
import { type Capture, CaptureSchema } from './capture';
import { CorrectionSchema } from './correction/correction';
import { CorrectionIdSchema, MomentSchema } from './correction/fields';
import { STATES } from './correction/status';
import { FrameTextSchema } from './frame-text';

/** What the script on the page may say. */
const ShortcutMessageSchema = v.variant('type', [
  /** The reader pressed Ctrl+Enter on a highlighted passage in the frame that says so. */
  v.object({ type: v.literal('correct') }),
  /** The focus went into a frame: the tab's frames are to hear the shortcut as well. */
  v.object({ type: v.literal('reach-frames') }),
]);
export type ShortcutMessage = v.InferOutput<typeof ShortcutMessageSchema>;

/** What our own pages may ask of the background, which alone writes to the outbox. */
const PopupMessageSchema = v.variant('type', [
  /** The popup has opened: what is it about? Answered by {@link CaptureAnswer}. */
  v.object({
    type: v.literal('take-capture'),
    windowId: v.number(),
    /** Where no capture waits, capture the tab that is open. */
    orActiveTab: v.boolean(),
  }),
  /** Find these words on the page that is open there. Answered by {@link CaptureAnswer}; not found: without a passage. */
  v.object({ type: v.literal('find-quote'), windowId: v.number(), quote: v.string() }),
  /**
   * Send this draft, `again` if need be: even if the reader has suggested the very same before. Answered by
   * {@link SendAnswer} once it is durable in the outbox.
   */
  v.object({ type: v.literal('send'), draft: CorrectionIdSchema, again: v.boolean() }),
  /** Take a correction up again as a draft. Answered by {@link EditAnswer}. */
  v.object({ type: v.literal('edit'), correction: CorrectionIdSchema }),
  /** Take it back before anyone has it. */
  v.object({ type: v.literal('withdraw'), correction: CorrectionIdSchema }),
  /** Try it now, whatever its turn. */
  v.object({ type: v.literal('send-now'), correction: CorrectionIdSchema }),
  /** Forget it on this device; whoever has it keeps it. */
  v.object({ type: v.literal('forget'), correction: CorrectionIdSchema }),
  /** The reader did not mean to have that one forgotten. */
  v.object({ type: v.literal('restore'), correction: CorrectionSchema }),
  /** The reader writes the letter by hand: it is not to be sent from here. */
  v.object({ type: v.literal('hand-over'), correction: CorrectionIdSchema }),
  /** The reader says: the draft in my mail app went out. */
  v.object({ type: v.literal('mark-sent'), correction: CorrectionIdSchema }),
  /** Move records that do not parse out of the way. */
  v.object({
    type: v.literal('set-aside'),
    records: v.array(v.object({ store: v.picklist(['corrections', 'drafts']), key: v.string() })),
  }),
  /** What does the page that is open there say now? Answered by {@link TextAnswer}. */
  v.object({ type: v.literal('read-text'), windowId: v.number() }),
  /** Forget everything on this device. */
  v.object({ type: v.literal('erase-all') }),
  /** The reader chose another language. */
  v.object({ type: v.literal('language-changed') }),
  /** The sites on which the shortcut is off have changed. */
  v.object({ type: v.literal('sites-changed') }),
  /** The network may be back: try what is waiting. */
  v.object({ type: v.literal('wake') }),
]);
export type PopupMessage = v.InferOutput<typeof PopupMessageSchema>;

export const CaptureAnswerSchema = v.variant('outcome', [
  v.object({ outcome: v.literal('captured'), capture: CaptureSchema }),
  /** No capture waits. */
  v.object({ outcome: v.literal('none') }),
  /** No script may run there: browser pages, web stores. */
  v.object({ outcome: v.literal('unreachable') }),
]);
export type CaptureAnswer = v.InferOutput<typeof CaptureAnswerSchema>;

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

/** The texts of a tab's frames that have an address of their own. */
export const TextAnswerSchema = v.object({ frames: v.array(FrameTextSchema) });
export type TextAnswer = v.InferOutput<typeof TextAnswerSchema>;

/** Whether what was asked for was done; a correction may have gone its way meanwhile. */
export const ActionAnswerSchema = v.object({ outcome: v.picklist(['done', 'refused']) });
export type ActionAnswer = v.InferOutput<typeof ActionAnswerSchema>;

/** A capture with the page it counts for. */
export type PageCapture = Capture & { readonly page: NonNullable<Capture['page']> };

export const parseShortcutMessage = v.safeParser(ShortcutMessageSchema);
export const parsePopupMessage = v.safeParser(PopupMessageSchema);
