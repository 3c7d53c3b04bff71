// All messages between the parts of the extension, in one table from which both sides take their types and schemas.

import * as v from 'valibot';
import { PassageSchema } from '../correction/content';
import { CorrectionSchema } from '../correction/correction';
import { CorrectionIdSchema, MomentSchema, WebAddressSchema } from '../correction/fields';
import { CorrectionCheckSchema } from '../correction/page-check';
import { RecipientSchema } from '../correction/recipient';
import { STATES } from '../correction/status';
import { CaptureResultSchema, FrameTextSchema } from '../page/capture';
import { ContactPageSchema, ContactsSchema } from '../recipient/candidate';

const nothing = v.object({});
const oneCorrection = v.object({ correction: CorrectionIdSchema });
const done = v.literal('done');

/** The response to a request that came too late, such as to withdraw a correction that was sent in the meantime. */
export const REFUSED = 'refused';

/**
 * Requests from the extension's own pages to the background, the only part that changes corrections. Each side parses what it
 * receives.
 */
export const PROTOCOL = {
  /**
   * Returns the capture that is waiting for the popup. If there is none and `orActiveTab` is true, captures the active tab. If a
   * capture takes longer than two seconds, returns one that `isBusy`; without `orActiveTab`, the next request waits for the rest.
   */
  'take-capture': {
    request: v.object({ windowId: v.number(), orActiveTab: v.boolean() }),
    response: CaptureResultSchema,
  },
  /** Captures the quote in the active tab. If it is not found, the capture has no passage. */
  'find-quote': {
    request: v.object({ windowId: v.number(), quote: v.string() }),
    response: CaptureResultSchema,
  },
  /** Returns the texts of the active tab's frames that have an address of their own. */
  'read-texts': { request: v.object({ windowId: v.number() }), response: v.array(FrameTextSchema) },
  /** Returns the contacts on the page in the active tab. */
  'read-contacts': {
    request: v.object({ windowId: v.number(), page: WebAddressSchema }),
    response: ContactsSchema,
  },
  /**
   * Returns the contacts that the page's site publishes, fetched over the network within two seconds. `pages`: the contact pages
   * that the page links to. `isKnown`: the draft has a recipient, so that contact pages need not be read.
   */
  'fetch-site-contacts': {
    request: v.object({ page: WebAddressSchema, pages: v.array(ContactPageSchema), isKnown: v.boolean() }),
    response: ContactsSchema,
  },
  /** Returns the contacts on a contact page that the reader chose to search. */
  'fetch-contact-page': {
    request: v.object({
      page: WebAddressSchema,
      contactPage: WebAddressSchema,
      purpose: v.exactOptional(ContactPageSchema.entries.purpose),
    }),
    response: ContactsSchema,
  },
  /**
   * Highlights the passage in the active tab and presses Ctrl+Enter for the page's own tool. `absent`: the page is not in that tab
   * any more, or the passage is not on it, or no script may run.
   */
  'press-site-key': {
    request: v.object({ windowId: v.number(), page: WebAddressSchema, passage: PassageSchema }),
    response: v.picklist(['pressed', 'absent']),
  },
  /**
   * Sends a draft. `again`: even if the reader has suggested the same before. `hold`: the correction waits in the list, to be
   * sent with others. Responds when the correction is durable in the outbox.
   */
  send: {
    request: v.object({ draft: CorrectionIdSchema, again: v.boolean(), hold: v.boolean() }),
    response: v.variant('outcome', [
      v.object({ outcome: v.literal('queued'), correction: CorrectionIdSchema }),
      /** The reader has suggested the same before; that correction is in this state. */
      v.object({
        outcome: v.literal('already'),
        state: v.picklist(STATES),
        created: MomentSchema,
        recipient: v.exactOptional(RecipientSchema),
      }),
      v.object({ outcome: v.literal('refused'), problems: v.array(v.string()) }),
      /** The database could not store it. */
      v.object({ outcome: v.literal('not-stored'), problem: v.picklist(['full', 'newer', 'unreadable']) }),
    ]),
  },
  /** Reopens a correction as a draft. Returns the draft's id. */
  edit: { request: oneCorrection, response: CorrectionIdSchema },
  /** Withdraws a correction that nobody has received yet. */
  withdraw: { request: oneCorrection, response: done },
  /** Tries to send a correction now, even if it is not due. */
  'send-now': { request: oneCorrection, response: done },
  /** Deletes a correction on this device. Its recipient keeps it. */
  forget: { request: oneCorrection, response: done },
  /** Restores a correction that was just deleted or withdrawn. */
  restore: { request: v.object({ correction: CorrectionSchema }), response: done },
  /** The reader writes the e-mail by hand, so the extension does not send it. */
  'hand-over': { request: oneCorrection, response: done },
  /** The reader says that the draft in their mail app was sent. */
  'mark-sent': { request: oneCorrection, response: done },
  /** The reader says that it was not sent; the correction is held again. */
  'mark-not-sent': { request: oneCorrection, response: done },
  /** The reader chose the recipient of a held correction. */
  'set-recipient': {
    request: v.object({ correction: CorrectionIdSchema, recipient: RecipientSchema }),
    response: done,
  },
  /** Moves records that do not parse to quarantine. */
  'set-aside': {
    request: v.object({
      records: v.array(v.object({ store: v.picklist(['corrections', 'drafts']), key: v.string() })),
    }),
    response: done,
  },
  /** The reader has seen the editors' verdicts on these corrections. */
  'clear-news': { request: v.object({ corrections: v.array(CorrectionIdSchema) }), response: done },
  /** Saves the results of page checks with their corrections. */
  'save-page-checks': { request: v.object({ checks: v.array(CorrectionCheckSchema) }), response: done },
  /**
   * Asks the newsrooms what became of the corrections, within the hour's limit. `nextAt`: the limit is used up, and this is when they
   * may be asked again, in milliseconds since 1970.
   */
  'check-statuses': {
    request: nothing,
    response: v.object({ checked: v.number(), nextAt: v.exactOptional(v.number()) }),
  },
  /** Opens a story in a tab and checks the reader's corrections on it. */
  'open-story': { request: v.object({ address: WebAddressSchema }), response: done },
  /** The reader's relays have changed: some held corrections may have a recipient now. */
  'relays-changed': { request: nothing, response: done },
  /** The setting that turns status checks on or off has changed. */
  'status-checks-changed': { request: nothing, response: done },
  /** The sites on which the shortcut is off have changed. */
  'off-sites-changed': { request: nothing, response: done },
  /** The reader chose another language. */
  'language-changed': { request: nothing, response: done },
  /** Deletes everything on this device. */
  'erase-all': { request: nothing, response: done },
  /** The network may be back: tries to send what is waiting. */
  wake: { request: nothing, response: done },
} as const satisfies Record<string, { request: v.GenericSchema; response: v.GenericSchema }>;

export type MessageName = keyof typeof PROTOCOL;

/** The contents of a request, without its name. */
export type RequestOf<Name extends MessageName> = ReadonlyLists<
  v.InferOutput<(typeof PROTOCOL)[Name]['request']>
>;
export type ResponseOf<Name extends MessageName> = v.InferOutput<(typeof PROTOCOL)[Name]['response']>;

type ReadonlyLists<T> = {
  readonly [Key in keyof T]: T[Key] extends (infer Item)[] ? readonly Item[] : T[Key];
};

/**
 * Returns the background's response, parsed.
 *
 * @throws if the background refused or did not respond; it then failed, and its own log says why.
 */
export function parseResponse<Name extends MessageName>(name: Name, response: unknown): ResponseOf<Name> {
  if (response === REFUSED) throw new Error(`The background refused: ${name}`);
  // The name selects the schema and the type; TypeScript does not follow that through a generic.
  return v.parse(PROTOCOL[name].response, response) as ResponseOf<Name>;
}

/** Messages from the script on web pages to the background. */
export const ShortcutMessageSchema = v.variant('type', [
  /** The reader pressed Ctrl+Enter on a highlighted passage in the frame that sends the message. */
  v.object({ type: v.literal('correct') }),
  /** The focus moved into a frame: the tab's frames need the listener too. */
  v.object({ type: v.literal('reach-frames') }),
]);
export type ShortcutMessage = v.InferOutput<typeof ShortcutMessageSchema>;
