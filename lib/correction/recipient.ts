// The recipient of a correction, and how Corrigenda knows it.

import * as v from 'valibot';
import { MailboxSchema, WebAddressSchema } from './fields';

/** How a recipient was found, the most trusted first. The reader always sees it before sending. */
export const PROVENANCES = [
  /** The page declares the inbox, in a header or in its head. */
  'declared',
  /** The site's home page declares the inbox. */
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
  /** An inbox: it receives the correction itself. */
  v.object({ type: v.literal('inbox'), inbox: WebAddressSchema, provenance: ProvenanceSchema }),
  /** An e-mail address: the reader sends a draft from their own mail app. */
  v.object({ type: v.literal('mailbox'), mailbox: MailboxSchema, provenance: ProvenanceSchema }),
  /** The practice desk inside the extension: nothing leaves the device. */
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

/** Returns how the recipient was found; `undefined` for the practice desk, which is part of the extension. */
export function provenanceOf(recipient: Recipient): Provenance | undefined {
  return 'provenance' in recipient ? recipient.provenance : undefined;
}
