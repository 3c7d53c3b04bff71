// The relays that the reader set.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { WebAddressSchema } from '../correction/fields';
import { type OwnRelay, relayAmong } from '../recipient/own-relay';
import { readAll } from './stored';

const OwnRelaySchema = v.object({ site: v.string(), inbox: WebAddressSchema });
const RELAYS = 'relays';

/** The relays that the reader set, those for one site and the one for all. */
export async function ownRelays(): Promise<readonly OwnRelay[]> {
  return readAll(RELAYS, OwnRelaySchema);
}

/** The inbox of the relay that the reader set for the site of that page, if any. */
export async function ownInboxFor(page: string): Promise<string | undefined> {
  return relayAmong(await ownRelays(), new URL(page).hostname)?.inbox;
}

/** Sends what is said of that site (`''`: of all) to that inbox, or no longer (`undefined`). */
export async function setOwnRelay(site: string, inbox: string | undefined): Promise<void> {
  const others = (await ownRelays()).filter((relay) => relay.site !== site);
  await browser.storage.local.set({ [RELAYS]: inbox === undefined ? others : [...others, { site, inbox }] });
}
