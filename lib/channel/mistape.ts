// Mistape: a WordPress plugin whose own script posts what readers report (https://wordpress.org/plugins/mistape/).

import type { MistapeRecipient } from '../correction/recipient';
import type { Channel } from './channel';

export const mistape = {
  way: 'automatic',
  posts: true,
  namesReader: true,
  deliveredName: 'stateDeliveredToSite',
  name: (recipient) => new URL(recipient.endpoint).host,
  words: () => ({ promise: 'recipientInbox', hint: 'recipientNoAnswerHint' }),
} as const satisfies Channel<MistapeRecipient>;
