// The name of a recipient in the list.

import { channelOf } from '../../lib/channel/registry';
import type { Recipient } from '../../lib/correction/recipient';
import { text } from '../../lib/i18n/i18n';

export function recipientName(recipient: Recipient): string {
  const channel = channelOf(recipient);
  return channel.nameInWords ? text(channel.nameInWords) : channel.name(recipient);
}
