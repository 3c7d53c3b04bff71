// Every message between the parts of the extension, parsed where it comes in.

import * as v from 'valibot';
import { CorrectionSchema } from '../correction/correction';
import { CorrectionIdSchema, WebAddressSchema } from '../correction/fields';
import { CorrectionCheckSchema } from '../correction/page-check';
import { RecipientSchema } from '../correction/recipient';

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
  /** The popup has opened: what is it about? Answered by a CaptureAnswer. */
  v.object({
    type: v.literal('take-capture'),
    windowId: v.number(),
    /** Where no capture waits, capture the tab that is open. */
    orActiveTab: v.boolean(),
  }),
  /** Find these words on the page that is open there. Answered by a CaptureAnswer; not found: without a passage. */
  v.object({ type: v.literal('find-quote'), windowId: v.number(), quote: v.string() }),
  /**
   * Send this draft, `again` if need be: even if the reader has suggested the very same before; or `hold` it in the list,
   * to go with others. Answered by {@link SendAnswer} once it is durable in the outbox.
   */
  v.object({ type: v.literal('send'), draft: CorrectionIdSchema, again: v.boolean(), hold: v.boolean() }),
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
  /** The reader says: it did not, it waits again. */
  v.object({ type: v.literal('mark-not-sent'), correction: CorrectionIdSchema }),
  /** The reader says whom a held correction goes to. */
  v.object({ type: v.literal('address'), correction: CorrectionIdSchema, recipient: RecipientSchema }),
  /** Whom does the page that is open there name? Answered by {@link ContactsAnswer}. */
  v.object({ type: v.literal('read-contacts'), windowId: v.number(), page: WebAddressSchema }),
  /** Whom does the page's site name? Asked over the network. Answered by {@link ContactsAnswer}. */
  v.object({ type: v.literal('ask-site'), page: WebAddressSchema }),
  /** Whom does that page of the site name, which the reader wishes to have looked at? Answered by {@link ContactsAnswer}. */
  v.object({ type: v.literal('ask-contact-page'), page: WebAddressSchema, contactPage: WebAddressSchema }),
  /** The reader set relays, or took them away: some held corrections may have a recipient now. */
  v.object({ type: v.literal('relays-changed') }),
  /** Move records that do not parse out of the way. */
  v.object({
    type: v.literal('set-aside'),
    records: v.array(v.object({ store: v.picklist(['corrections', 'drafts']), key: v.string() })),
  }),
  /** What does the page that is open there say now? Answered by {@link TextAnswer}. */
  v.object({ type: v.literal('read-text'), windowId: v.number() }),
  /** The reader has seen what the editors answered to those. */
  v.object({ type: v.literal('answers-seen'), corrections: v.array(CorrectionIdSchema) }),
  /** That was seen on the pages of corrections. */
  v.object({ type: v.literal('note-looks'), looks: v.array(CorrectionCheckSchema) }),
  /** Open a story in a tab, and look what it says of the reader's corrections. */
  v.object({ type: v.literal('open-story'), address: WebAddressSchema }),
  /** Whether answers are asked for has changed. */
  v.object({ type: v.literal('answers-changed') }),
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

export const parseShortcutMessage = v.safeParser(ShortcutMessageSchema);
export const parsePopupMessage = v.safeParser(PopupMessageSchema);
