// Mistape: a WordPress plugin whose own script posts what readers report (https://wordpress.org/plugins/mistape/).

import type { MistapeRecipient } from '../correction/recipient';
import type { Channel } from './channel';

export const mistape = {
  way: 'automatic',
  posts: true,
  namesReader: true,
  name: (recipient) => new URL(recipient.endpoint).host,
  words: () => ({ promise: 'recipientInbox' }),
} as const satisfies Channel<MistapeRecipient>;
