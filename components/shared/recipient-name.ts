// The name of a recipient where several are listed.

import { inWords } from '../../lib/channel/in-words';
import { channelOf } from '../../lib/channel/registry';
import type { Recipient } from '../../lib/correction/recipient';
import { text } from '../../lib/i18n/i18n';

/** Returns a name that also says what the recipient is, because an inbox and a form may be on one host. */
export function recipientName(recipient: Recipient): string {
  const name = channelOf(recipient).name(recipient);
  const { name: words } = inWords(recipient);
  return words === undefined ? name : text(words, name);
}
