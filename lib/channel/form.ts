// The form: a page of the site, or its own tool on the page, opens with the text on the clipboard.

import type { FormRecipient } from '../correction/recipient';
import type { Channel } from './channel';

export const form = {
  way: 'by-hand',
  name: (recipient) => new URL(recipient.form).host,
  words: ({ opens }) => ({
    promise: opens === 'key' ? 'recipientOwnForm' : 'recipientForm',
    sendLabel: 'openForm',
    takesSeveral: opens === 'page',
  }),
} as const satisfies Channel<FormRecipient>;
