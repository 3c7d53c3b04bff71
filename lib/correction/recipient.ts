// Who gets a correction, and how we learned of it.

import * as v from 'valibot';
import { MailboxSchema, WebAddressSchema } from './fields';

/** How a recipient was found, the most trusted first; the reader always sees it before sending. */
export const PROVENANCES = [
  /** The page declares its inbox, by a header or in its head. */
  'declared',
  /** The site's home page does. */
  'home',
  /** The reader set the relay in the options. */
  'set',
  /** `contact=` in the site's trust.txt. */
  'trust-txt',
  /** schema.org data of the page. */
  'structured-data',
  /** A link with `rel="reply-to"` on the page. */
  'reply-to',
  /** A `mailto:` link on the page. */
  'mail-link',
  /** The site's Corrections, Contact or Imprint page. */
  'contact-page',
  /** The reader typed it. */
  'typed',
] as const;
const ProvenanceSchema = v.picklist(PROVENANCES);
export type Provenance = v.InferOutput<typeof ProvenanceSchema>;

export const RecipientSchema = v.variant('type', [
  /** A relay's inbox: takes the correction itself. */
  v.object({ type: v.literal('inbox'), inbox: WebAddressSchema, provenance: ProvenanceSchema }),
  /** An e-mail address: gets a draft from the reader's own mail app. */
  v.object({ type: v.literal('mailbox'), mailbox: MailboxSchema, provenance: ProvenanceSchema }),
  /** The desk inside the extension that answers whoever practises: nothing leaves the device. */
  v.object({ type: v.literal('practice') }),
]);
export type Recipient = v.InferOutput<typeof RecipientSchema>;
export type InboxRecipient = Extract<Recipient, { readonly type: 'inbox' }>;
export type MailboxRecipient = Extract<Recipient, { readonly type: 'mailbox' }>;
export type PracticeRecipient = Extract<Recipient, { readonly type: 'practice' }>;

const TYPES: readonly string[] = RecipientSchema.options.map(({ entries }) => entries.type.literal);

/** Whether this version knows recipients of that type; a later version may have stored others. */
export function isKnownType(type: string): boolean {
  return TYPES.includes(type);
}

/** How we learned of the recipient; `undefined` if there was nothing to learn. */
export function provenanceOf(recipient: Recipient): Provenance | undefined {
  return 'provenance' in recipient ? recipient.provenance : undefined;
}
