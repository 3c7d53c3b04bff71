// The mailbox: an e-mail address gets a draft that the reader sends from their own mail program.

import type { MailboxRecipient } from '../correction/recipient';
import type { Channel } from './channel';

export const mailbox = {
  way: 'by-hand',
  isRemembered: true,
  needsMailApp: true,
  name: (recipient) => recipient.mailbox,
  words: () => ({
    promise: 'recipientMailbox',
    sendLabel: 'openEmail',
    takesSeveral: true,
  }),
} as const satisfies Channel<MailboxRecipient>;
