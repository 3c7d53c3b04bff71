// Who gets a correction, and how we learned of it.

import * as v from 'valibot';
import { MailboxSchema, WebAddressSchema } from './fields';

/** How a recipient was found; the reader always sees it before sending. */
const ProvenanceSchema = v.picklist(['declared', 'set', 'typed']);

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
