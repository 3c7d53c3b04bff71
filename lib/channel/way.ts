// Whether this extension sends a correction, and to which address, or the reader finishes it by hand. Separate from `registry.ts`,
// which is in the popup's first files.

import { addressOf, type Recipient } from '../correction/recipient';
import type { Channel } from './channel';
import { type CHANNELS, channelOf } from './registry';

type Type = Recipient['type'];

/** The recipients whose channel is automatic, or by hand: `deliver.ts` or `hand-over.ts` must have a case for each type. */
export type RecipientBy<Way extends Channel['way']> = {
  [T in Type]: (typeof CHANNELS)[T]['way'] extends Way ? Extract<Recipient, { readonly type: T }> : never;
}[Type];

/** Whether the recipient's channel has this way of delivery. */
export function isBy<Way extends Channel['way']>(
  way: Way,
  recipient: Recipient | undefined,
): recipient is RecipientBy<Way> {
  return recipient !== undefined && channelOf(recipient).way === way;
}

/** Returns the address to which this extension itself sends, if there is one. */
export function postAddress(recipient: Recipient | undefined): string | undefined {
  if (recipient === undefined) return undefined;
  return channelOf(recipient).posts ? addressOf(recipient) : undefined;
}
