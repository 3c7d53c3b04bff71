// The recipient of a page according to the reader's settings. Separate from sites.ts, because the popup's first form needs only this.

import type { Recipient } from '../correction/recipient';
import { relayAmong } from '../recipient/own-relay';
import type { Settings } from './settings';

/** Returns the recipient that the reader chose for the site of `page`. Recipients that are found later do not replace it. */
export function chosenRecipientFor(page: string, { recipients }: Settings): Recipient | undefined {
  return recipients.find(({ site }) => site === siteOf(page))?.recipient;
}

/** Returns the inbox of the relay that the reader set for the site of `page`. */
export function ownInboxFor(page: string, { relays }: Settings): string | undefined {
  return relayAmong(relays, new URL(page).hostname)?.inbox;
}

/** Returns the name under which a choice for the site of `page` is stored. */
export function siteOf(page: string): string {
  return new URL(page).host.replace(/^www\./, '');
}
