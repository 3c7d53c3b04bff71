// Who gets it, as the list names them.

import type { Recipient } from '../../lib/correction/recipient';
import { text } from '../../lib/i18n/i18n';

export function recipientName(recipient: Recipient): string {
  switch (recipient.type) {
    case 'inbox':
      return new URL(recipient.inbox).host;
    case 'mailbox':
      return recipient.mailbox;
    case 'practice':
      return text('practiceDesk');
  }
}
