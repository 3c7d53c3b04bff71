// Every channel, by the type of the recipients that it reaches.

import { addressOf, type Recipient } from '../correction/recipient';
import type { Channel } from './channel';
import { form } from './form';
import { inbox } from './inbox';
import { issue } from './issue';
import { mailbox } from './mailbox';
import { mistape } from './mistape';
import { practice } from './practice';

export const CHANNELS = { inbox, mistape, mailbox, issue, form, practice } as const satisfies {
  readonly [Type in Recipient['type']]: Channel<Extract<Recipient, { readonly type: Type }>>;
};

/** Returns the channel that reaches the recipient. */
export function channelOf(recipient: Recipient): Channel {
  return CHANNELS[recipient.type];
}

/** Whether both are the same recipient, even if they were found in different ways. */
export function isSameRecipient(one: Recipient, other: Recipient): boolean {
  return one.type === other.type && addressOf(one) === addressOf(other);
}
