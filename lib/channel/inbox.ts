// The inbox: a relay, or any Linked Data Notifications inbox, gets the correction as a Web Annotation.

import type { InboxRecipient } from '../correction/recipient';
import type { Channel } from './channel';

export const inbox = {
  way: 'automatic',
  posts: true,
  namesReader: true,
  countsDuplicates: true,
  name: (recipient) => new URL(recipient.inbox).host,
  words: () => ({ promise: 'recipientInbox' }),
} as const satisfies Channel<InboxRecipient>;
