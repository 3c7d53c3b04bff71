// The mailbox: an e-mail address gets a draft that the reader sends from their own mail program.

import type { MailboxRecipient } from '../correction/recipient';
import type { Channel } from './channel';

export const mailbox = {
  way: 'by-hand',
  isRemembered: true,
  needsMailApp: true,
  address: (recipient) => recipient.mailbox,
  name: (recipient) => recipient.mailbox,
  promise: 'recipientMailbox',
  hint: 'recipientMailboxHint',
} as const satisfies Channel<MailboxRecipient>;
